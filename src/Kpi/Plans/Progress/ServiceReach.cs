namespace Ioc.Kpi.Plans.Progress;

/// <summary>The reading `reach`: how many services have the number of dossiers that the target wants of the mean.</summary>
/// <param name="Now">Services that have it now.</param>
/// <param name="Projected">Services that have it on the deadline if each grows as the whole does.</param>
/// <param name="Of">The size of the list.</param>
public sealed record ServiceReach(int Now, int Projected, int Of);
