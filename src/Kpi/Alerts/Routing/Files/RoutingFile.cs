using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>Reads the routing file (docs/alerts.md), strictly: an unknown key is a problem, so that none is taken for a default.</summary>
public static class RoutingFile
{
    /// <summary>A routing file has some kilobytes; more than this is another file.</summary>
    public const int LargestBytes = 1024 * 1024;

    private static readonly TimeSpan ShortestRepeat = TimeSpan.FromMinutes(1);

    /// <returns>A table without problems, or null and every problem that could be found. Never throws for what the file holds.</returns>
    public static RoutingReading Read(RoutingContent content)
    {
        if (content.Root is null)
        {
            return new RoutingReading(null, [content.Fault ?? new RoutingProblem(content.File, 0, "It holds nothing.")]);
        }

        var problems = new List<RoutingProblem>();
        var table = RoutingMap.Open(
            content.Root, content.File, problems,
            "timeZone", "groupInterval", "repeatInterval", "mostItems", "receivers", "routes", "inhibitions", "maintenance") is { } root ? Read(root) : null;
        return new RoutingReading(problems.Count == 0 ? table : null, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static RoutingTable? Read(RoutingMap root)
    {
        var zone = MaintenanceReader.Zone(root, Time.LocalTime.Vietnam.Zone);
        var receivers = ReadReceivers(root);
        var names = receivers.Select(receiver => receiver.Name).ToHashSet(StringComparer.Ordinal);
        var routes = root.Maps("routes", "matchers", "receivers", "continue", "hours", "escalation").Select(route => ReadRoute(route, names)).ToList();
        if (routes.Count == 0)
        {
            root.Wrong("routes", "There is no route; nobody would be told of anything.");
        }

        var inhibitions = root.Maps("inhibitions", "source", "target", "equal")
            .Select(rule => new RoutingInhibition(rule.Matchers("source", required: true), rule.Matchers("target", required: true), rule.Texts("equal"))).ToList();
        var maintenance = root.Maps("maintenance", "name", "matchers", "timeZone", "from", "until", "weekly")
            .Select(window => MaintenanceReader.Read(window, zone)).ToList();
        return receivers.Count == names.Count ? new RoutingTable(receivers, routes, inhibitions, maintenance, zone) : null;
    }

    private static List<RoutingReceiver> ReadReceivers(RoutingMap root)
    {
        var group = root.Span("groupInterval", TimeSpan.FromMinutes(5), TimeSpan.Zero);
        var repeat = root.Span("repeatInterval", TimeSpan.FromHours(4), ShortestRepeat);
        var most = root.Number("mostItems", 20, 1, 500);
        var receivers = new List<RoutingReceiver>();
        foreach (var map in root.Maps("receivers", "name", "contacts", "fallback", "groupInterval", "repeatInterval", "mostItems"))
        {
            var name = map.Text("name", required: true);
            var contacts = map.Maps("contacts", "channel", "address").Select(ReadContact).ToList();
            if (contacts.Count == 0)
            {
                map.Wrong("contacts", $"'{name}' has no contact, so that nothing can reach it.");
            }
            else if (contacts.Distinct().Count() < contacts.Count)
            {
                map.Wrong("contacts", $"'{name}' has the same contact twice.");
            }

            if (receivers.Any(receiver => receiver.Name == name))
            {
                map.Wrong("name", $"'{name}' is a receiver already.");
            }

            receivers.Add(new RoutingReceiver(
                name, contacts, ReadFallback(map), map.Span("groupInterval", group, TimeSpan.Zero), map.Span("repeatInterval", repeat, ShortestRepeat),
                map.Number("mostItems", most, 1, 500)));
        }

        return receivers;
    }

    private static RoutingContact ReadContact(RoutingMap map) => new(map.Text("channel", required: true), map.Text("address", longest: 1000));

    private static RoutingFallback? ReadFallback(RoutingMap receiver) => receiver.Map("fallback", "channel", "address", "after") is { } map
        ? new RoutingFallback(ReadContact(map), map.Span("after", TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(1)))
        : null;

    private static RoutingRoute ReadRoute(RoutingMap map, HashSet<string> names)
    {
        var receivers = map.Texts("receivers");
        foreach (var name in receivers.Where(name => !names.Contains(name)))
        {
            map.Wrong("receivers", $"'{name}' is no receiver of this file.");
        }

        if (!map.Has("receivers"))
        {
            map.Wrong("receivers", "'receivers' is missing; an empty list [] says that nobody is told.");
        }

        var goesOn = map.Word("continue", false, ("true", true), ("false", false));
        var hours = map.Word(
            "hours", RoutingHours.Always,
            ("always", RoutingHours.Always), ("working-days", RoutingHours.WorkingDays), ("working-hours", RoutingHours.WorkingHours));
        return new RoutingRoute(map.Matchers("matchers"), receivers, goesOn, hours, ReadEscalation(map, names));
    }

    private static List<RoutingEscalation> ReadEscalation(RoutingMap route, HashSet<string> names)
    {
        var levels = new List<RoutingEscalation>();
        foreach (var map in route.Maps("escalation", "after", "receiver"))
        {
            var level = new RoutingEscalation(map.Span("after", TimeSpan.Zero, TimeSpan.FromSeconds(1)), map.Text("receiver", required: true));
            if (!map.Has("after"))
            {
                map.Wrong("after", "'after' is missing.");
            }
            else if (levels.Count > 0 && level.After <= levels[^1].After)
            {
                map.Wrong("after", $"'after' is {AlertDuration.Format(level.After)}, not later than the level above it.");
            }

            if (!names.Contains(level.Receiver))
            {
                map.Wrong("receiver", $"'{level.Receiver}' is no receiver of this file.");
            }

            levels.Add(level);
        }

        if (levels.Count > 0 && route.Texts("receivers").Count == 0)
        {
            route.Wrong("escalation", "Nobody is told first, so that nothing can escalate.");
        }

        return levels;
    }
}
