namespace Ioc.Kpi.Alerts.Routing;

/// <summary>The second way to reach a receiver.</summary>
/// <param name="Contact">Where to.</param>
/// <param name="After">For how long the first way must have failed.</param>
public sealed record RoutingFallback(RoutingContact Contact, TimeSpan After);
