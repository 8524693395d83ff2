namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>What came of reading a routing file: a table, or everything that is wrong with it.</summary>
public sealed record RoutingReading(RoutingTable? Table, IReadOnlyList<RoutingProblem> Problems);
