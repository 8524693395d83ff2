namespace Ioc.Kpi.Plans;

/// <summary>A part of the year that a plan is divided into; days are local, both included.</summary>
/// <param name="From">Null where the plan does not say when it begins.</param>
public sealed record PlanPhase(string Id, string Name, DateOnly? From, DateOnly To);
