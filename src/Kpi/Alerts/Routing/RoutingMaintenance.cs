using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Work that was announced: nobody is told of matching alerts meanwhile. Bounds are wall-clock times of the window's own zone; the end is exclusive.</summary>
/// <param name="Name">Shown as the reason.</param>
/// <param name="Matchers">All must hold; empty for every alert.</param>
/// <param name="Zone">The zone of the bounds; never that of the machine.</param>
/// <param name="Once">From and until; null for a weekly window.</param>
/// <param name="Weekly">The days on which it begins and its times; null for one that happens once.</param>
public sealed record RoutingMaintenance(string Name, MatcherSet Matchers, TimeZoneInfo Zone, RoutingOnce? Once, RoutingWeekly? Weekly)
{
    public bool Covers(DateTimeOffset instant) =>
        Once is { } once ? once.From <= instant && instant < once.Until : Weekly is { } weekly && weekly.Covers(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
