namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Who is told what at one moment. Messages, told and receivers belong into one transaction; before it is done, nothing has happened.</summary>
/// <param name="Messages">At most one for each contact of a receiver.</param>
/// <param name="Told">The rows that changed.</param>
/// <param name="Receivers">The rows that changed.</param>
/// <param name="Mutes">The open alerts that are muted now, and why; in the order of their fingerprints.</param>
public sealed record RoutingOutcome(
    IReadOnlyList<AlertMessage> Messages, IReadOnlyList<AlertTold> Told, IReadOnlyList<AlertReceiverMemory> Receivers, IReadOnlyList<AlertMute> Mutes);
