namespace Ioc.Kpi.Plans;

/// <summary>What a reader of the plan has to know.</summary>
/// <param name="About">The ids of the items that it is about; empty when it is about the whole plan.</param>
public sealed record PlanRemark(string Text, IReadOnlyList<string> About);
