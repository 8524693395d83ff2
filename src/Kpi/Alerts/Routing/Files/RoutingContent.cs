namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>The routing file as it was read: its root, or why there is none.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Root">Null where the file cannot be read.</param>
/// <param name="Fault">Why not; null where it can.</param>
public sealed record RoutingContent(string File, RoutingNode? Root, RoutingProblem? Fault);
