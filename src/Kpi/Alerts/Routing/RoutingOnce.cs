namespace Ioc.Kpi.Alerts.Routing;

/// <summary>One stretch of time.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">Exclusive, later than <paramref name="From"/>.</param>
public sealed record RoutingOnce(DateTimeOffset From, DateTimeOffset Until);
