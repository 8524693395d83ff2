namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Who is told: one person, one team, or one screen.</summary>
/// <param name="Name">In any language; unique in the file.</param>
/// <param name="Contacts">All are told the same at the same time; at least one.</param>
/// <param name="Fallback">The second way, used by the delivery; null where there is none.</param>
/// <param name="GroupInterval">At most one message within it; the first one goes at once.</param>
/// <param name="RepeatInterval">An open alert that nobody acknowledged is told again after it.</param>
/// <param name="MostItems">Alerts listed in one message; the others are counted.</param>
public sealed record RoutingReceiver(
    string Name, IReadOnlyList<RoutingContact> Contacts, RoutingFallback? Fallback, TimeSpan GroupInterval, TimeSpan RepeatInterval, int MostItems);
