using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>What the routing file says (docs/alerts.md). Immutable; any thread may read.</summary>
public sealed class RoutingTable
{
    private readonly Dictionary<string, RoutingReceiver> _byName;

    internal RoutingTable(
        IReadOnlyList<RoutingReceiver> receivers,
        IReadOnlyList<RoutingRoute> routes,
        IReadOnlyList<RoutingInhibition> inhibitions,
        IReadOnlyList<RoutingMaintenance> maintenance,
        TimeZoneInfo zone)
    {
        (Receivers, Routes, Inhibitions, Maintenance, Zone) = (receivers, routes, inhibitions, maintenance, zone);
        _byName = receivers.ToDictionary(receiver => receiver.Name, StringComparer.Ordinal);
    }

    /// <summary>Before any file was right: everything to the walls' band and the tablets' inbox.</summary>
    public static RoutingTable BuiltIn { get; } = new(
        [Screen("wall"), Screen("inbox")],
        [new RoutingRoute(MatcherSet.All, ["wall", "inbox"], false, RoutingHours.Always, [])],
        [],
        [],
        Time.LocalTime.Vietnam.Zone);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RoutingReceiver> Receivers { get; }

    public IReadOnlyList<RoutingRoute> Routes { get; }

    public IReadOnlyList<RoutingInhibition> Inhibitions { get; }

    public IReadOnlyList<RoutingMaintenance> Maintenance { get; }

    /// <summary>The zone of working days and hours.</summary>
    public TimeZoneInfo Zone { get; }

    public RoutingReceiver? FindReceiver(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The routes that an alert takes, in their order: up to the first that matches and does not say `continue`.</summary>
    public IEnumerable<RoutingRoute> RoutesOf(AlertState state) => RoutesOf(state, state.Fingerprint.Scope.ToString());

    /// <param name="scope">The scope of the alert as it is written.</param>
    internal IEnumerable<RoutingRoute> RoutesOf(AlertState state, string scope)
    {
        foreach (var route in Routes)
        {
            if (route.Matchers.Holds(state, scope))
            {
                yield return route;
                if (!route.Continue)
                {
                    yield break;
                }
            }
        }
    }

    private static RoutingReceiver Screen(string name) =>
        new(name, [new RoutingContact(name, "")], null, TimeSpan.FromSeconds(1), TimeSpan.FromHours(4), 50);
}
