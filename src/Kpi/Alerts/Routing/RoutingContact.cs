namespace Ioc.Kpi.Alerts.Routing;

/// <summary>One way to reach a receiver.</summary>
/// <param name="Channel">A name of `Ioc:Alerts:Channels`.</param>
/// <param name="Address">Where to on that channel; empty where the channel has only one.</param>
public sealed record RoutingContact(string Channel, string Address);
