namespace Ioc.Kpi.Plans;

/// <summary>When a task has to be done.</summary>
/// <param name="Date">The date that the plan names.</param>
/// <param name="From">The first day, of a range only.</param>
public sealed record PlanDue(DueRule Rule, DateOnly Date, DateOnly? From = null)
{
    /// <summary>The last day on which the task is done in time; "before" leaves its date out.</summary>
    public DateOnly LastDay => Rule == DueRule.Before ? Date.AddDays(-1) : Date;
}
