namespace Ioc.Kpi.Plans;

/// <summary>A heading under which tasks stand.</summary>
public sealed record PlanSection(string Id, string Title);
