using Ioc.Kpi.Alerts.Routing.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ioc.Storage.Alerts;

/// <summary>
/// Turns YAML into nodes with lines. One document; no anchors and aliases, by which a small file becomes a huge tree; no tags; each key once.
/// </summary>
internal static class RoutingYaml
{
    private const int Deepest = 12;

    public static RoutingContent Read(string file, TextReader text)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return Refuse(file, 0, "It is empty.");
            }

            var root = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _) ? new RoutingContent(file, root, null) : Refuse(file, Line(parser.Current!), "A second document begins here; one is expected.");
        }
        catch (YamlException exception)
        {
            return Refuse(file, (int)exception.Start.Line, $"It is not readable as YAML: {exception.Message}");
        }
    }

    private static RoutingContent Refuse(string file, int line, string reason) => new(file, null, new RoutingProblem(file, line, reason));

    private static RoutingNode ReadNode(Parser parser, int depth)
    {
        var next = parser.Current!;
        if (depth > Deepest)
        {
            throw Fault(next, "this is nested too deep");
        }

        if (next is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw Fault(next, "anchors and aliases are not taken");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var text = scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" } ? "" : scalar.Value;
            return RoutingNode.Scalar(Line(scalar), text);
        }

        return parser.TryConsume<SequenceStart>(out var list) ? RoutingNode.List(Line(list), ReadItems(parser, depth))
            : parser.TryConsume<MappingStart>(out var mapping) ? RoutingNode.Mapping(Line(mapping), ReadEntries(parser, depth))
            : throw Fault(next, "a text, a list or entries are expected");
    }

    private static List<RoutingNode> ReadItems(Parser parser, int depth)
    {
        var items = new List<RoutingNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return items;
    }

    private static List<KeyValuePair<string, RoutingNode>> ReadEntries(Parser parser, int depth)
    {
        var entries = new List<KeyValuePair<string, RoutingNode>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Current!;
            if (ReadNode(parser, depth + 1).Text is not { Length: > 0 } name)
            {
                throw Fault(key, "a key is a word");
            }

            if (entries.Any(entry => entry.Key == name))
            {
                throw Fault(key, $"'{name}' stands here a second time");
            }

            // The line of the key: a value may begin on the next one.
            entries.Add(new(name, ReadNode(parser, depth + 1) with { Line = Line(key) }));
        }

        return entries;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static YamlException Fault(ParsingEvent at, string reason) => new(at.Start, at.End, reason);
}
