using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>Parts of routing tables in few words.</summary>
internal static class Tables
{
    public static RoutingReceiver Receiver(string name, double groupMinutes = 5, double repeatHours = 4, int most = 20, params string[] channels) => new(
        name, [.. (channels.Length == 0 ? ["email"] : channels).Select(channel => new RoutingContact(channel, $"{name}@{channel}"))], null,
        TimeSpan.FromMinutes(groupMinutes), TimeSpan.FromHours(repeatHours), most);

    public static RoutingRoute Route(
        string matchers, IReadOnlyList<string> receivers, bool goesOn = false, RoutingHours hours = RoutingHours.Always,
        params RoutingEscalation[] escalation) => new(Set(matchers), receivers, goesOn, hours, escalation);

    public static RoutingEscalation Level(double minutes, string receiver) => new(TimeSpan.FromMinutes(minutes), receiver);

    public static RoutingInhibition Inhibition(string source, string target, params string[] equal) => new(Set(source), Set(target), equal);

    public static RoutingTable Table(
        IReadOnlyList<RoutingReceiver> receivers, IReadOnlyList<RoutingRoute> routes, IReadOnlyList<RoutingInhibition>? inhibitions = null,
        IReadOnlyList<RoutingMaintenance>? maintenance = null) =>
        new(receivers, routes, inhibitions ?? [], maintenance ?? [], LocalTime.Vietnam.Zone);

    /// <summary>One receiver `duty`, told of everything.</summary>
    public static RoutingTable Simple(double groupMinutes = 5, double repeatHours = 4, int most = 20) =>
        Table([Receiver("duty", groupMinutes, repeatHours, most)], [Route("", ["duty"])]);

    public static MatcherSet Set(string text)
    {
        if (text.Length == 0)
        {
            return MatcherSet.All;
        }

        Assert.True(MatcherText.TryParse(text, out var matchers, out var fault), fault);
        Assert.True(MatcherSet.TryCreate(matchers, out var set, out fault), fault);
        return set;
    }
}
