namespace Ioc.Kpi.Index766;

/// <summary>A component of the index, in the order of the decision.</summary>
/// <param name="Id">The name of its points among the figures of the KPI, and of what is missing.</param>
/// <param name="Max">The most points it gives.</param>
public sealed record Part766(string Id, Group766 Group, double Max);
