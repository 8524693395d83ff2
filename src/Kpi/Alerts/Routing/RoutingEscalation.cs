namespace Ioc.Kpi.Alerts.Routing;

/// <summary>One level of escalation; the first in the list is level 1.</summary>
/// <param name="After">How long after the route's receivers were first told, unless somebody acknowledged.</param>
/// <param name="Receiver">Who is told then.</param>
public sealed record RoutingEscalation(TimeSpan After, string Receiver);
