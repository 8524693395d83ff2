namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>A node of the routing file, whatever its syntax: a text, a list or a mapping; exactly one of the three is given.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Text">The text; empty where nothing was written.</param>
/// <param name="Items">The items of a list.</param>
/// <param name="Entries">The entries of a mapping, each key once.</param>
public sealed record RoutingNode(
    int Line, string? Text, IReadOnlyList<RoutingNode>? Items, IReadOnlyList<KeyValuePair<string, RoutingNode>>? Entries)
{
    public static RoutingNode Scalar(int line, string text) => new(line, text, null, null);

    public static RoutingNode List(int line, IReadOnlyList<RoutingNode> items) => new(line, null, items, null);

    public static RoutingNode Mapping(int line, IReadOnlyList<KeyValuePair<string, RoutingNode>> entries) => new(line, null, null, entries);
}
