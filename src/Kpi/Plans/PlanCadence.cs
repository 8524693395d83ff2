namespace Ioc.Kpi.Plans;

/// <summary>How often a task is to be done or a report is to be given.</summary>
public enum PlanCadence
{
    /// <summary>Once; without a date, some day within its phase.</summary>
    Once,

    /// <summary>Again and again, without a day.</summary>
    Recurring,
    Monthly,
    Yearly,

    /// <summary>At intervals that the plan does not name.</summary>
    Periodic,

    /// <summary>All the time.</summary>
    Continuous,

    /// <summary>When something happens that the plan names.</summary>
    OnEvent,

    /// <summary>At once.</summary>
    Immediate,
}
