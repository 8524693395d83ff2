using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Which alerts go to whom. Routes are tried in their order; the first that matches is the last, unless it says `continue`.</summary>
/// <param name="Matchers">All must hold; empty for every alert.</param>
/// <param name="Receivers">Names of receivers; may be empty, for what nobody is to be told of.</param>
/// <param name="Continue">Whether the routes behind it are tried as well.</param>
/// <param name="Hours">When it tells what is not critical.</param>
/// <param name="Escalation">Levels with growing times; may be empty.</param>
public sealed record RoutingRoute(
    MatcherSet Matchers, IReadOnlyList<string> Receivers, bool Continue, RoutingHours Hours, IReadOnlyList<RoutingEscalation> Escalation);
