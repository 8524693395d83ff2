using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>While a source is open, its targets are not told of: they are consequences. What matches both sides is inhibited by nothing of this rule.</summary>
/// <param name="Source">All must hold for the cause.</param>
/// <param name="Target">All must hold for the consequence.</param>
/// <param name="Equal">Names that must have the same value on both; what both lack is the same.</param>
public sealed record RoutingInhibition(MatcherSet Source, MatcherSet Target, IReadOnlyList<string> Equal);
