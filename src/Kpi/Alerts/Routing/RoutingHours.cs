namespace Ioc.Kpi.Alerts.Routing;

/// <summary>When a route tells what is not critical.</summary>
public enum RoutingHours
{
    /// <summary>At any time (`always`).</summary>
    Always,

    /// <summary>On working days, all day (`working-days`).</summary>
    WorkingDays,

    /// <summary>On working days, in the working hours of the calendar (`working-hours`).</summary>
    WorkingHours,
}
