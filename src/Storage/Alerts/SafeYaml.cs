using Ioc.Kpi.Alerts.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ioc.Storage.Alerts;

/// <summary>
/// Reads YAML as texts, lists and mappings, and nothing else: no tags, no anchors or aliases, not deeper than <see cref="Deepest"/>, one
/// document. Nothing in a file can make the reader create anything or grow beyond the file.
/// </summary>
internal static class SafeYaml
{
    public const int Deepest = 12;

    private const string Plain = "Write plain texts, lists and mappings.";

    /// <returns>Null with a problem added; never throws for what the text holds.</returns>
    public static YamlPart? Read(string text, string file, List<AlertRuleProblem> problems)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                throw new FaultException(0, "The file is empty.", "Write into it what docs/alerts.md says, or take the file away.");
            }

            parser.Consume<DocumentStart>();
            var root = ReadPart(parser, 1);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                throw new FaultException(parser.Current?.Start.Line ?? 0, "There is a second document in the file.", "Write one file for each.");
            }

            return root;
        }
        catch (FaultException fault)
        {
            problems.Add(new AlertRuleProblem(file, fault.Line, fault.Message, fault.Cure));
        }
        catch (YamlException exception)
        {
            problems.Add(new AlertRuleProblem(file, exception.Start.Line, "This is not readable as YAML.", "Look at the indentation, the colons and the quotes here."));
        }

        return null;
    }

    private static YamlPart ReadPart(Parser parser, int depth)
    {
        var line = parser.Current?.Start.Line ?? 0;
        if (depth > Deepest)
        {
            throw new FaultException(line, $"This is deeper than {Deepest} levels.", "Write less levels.");
        }

        if (parser.TryConsume<AnchorAlias>(out _) || (parser.Current is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw new FaultException(line, "Anchors and aliases are not read.", Plain);
        }

        if (parser.Current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new FaultException(line, "Tags are not read.", Plain);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var isNothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return new YamlPart(line, isNothing ? null : scalar.Value, null, null);
        }

        return parser.TryConsume<SequenceStart>(out _) ? ReadList(parser, line, depth) : ReadMapping(parser, line, depth);
    }

    private static YamlPart ReadList(Parser parser, long line, int depth)
    {
        var items = new List<YamlPart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadPart(parser, depth + 1));
        }

        return new YamlPart(line, null, items, null);
    }

    private static YamlPart ReadMapping(Parser parser, long line, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadPart(parser, depth + 1);
            if (key.Text is not { Length: > 0 } name)
            {
                throw new FaultException(key.Line, "A key is a word.", Plain);
            }

            if (!keys.Add(name))
            {
                throw new FaultException(key.Line, $"'{name}' stands here twice.", "Write it once.");
            }

            entries.Add(new YamlEntry(name, key.Line, ReadPart(parser, depth + 1)));
        }

        return new YamlPart(line, null, null, entries);
    }

    private sealed class FaultException(long line, string reason, string cure) : Exception(reason)
    {
        public long Line => line;

        public string Cure => cure;
    }
}
