using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Storage.Alerts;

/// <summary>The routing file as nodes with lines, read with the same limits as the files of rules (<see cref="SafeYaml"/>).</summary>
internal static class RoutingYaml
{
    public static RoutingContent Read(string file, string text)
    {
        var problems = new List<AlertRuleProblem>();
        return SafeYaml.Read(text, file, problems) is { } root
            ? new RoutingContent(file, NodeOf(root, root.Line), null)
            : new RoutingContent(file, null, new RoutingProblem(file, (int)problems[0].Line, $"{problems[0].Reason} {problems[0].Cure}"));
    }

    /// <param name="line">Of an entry the line of its key: a value may begin on the next one.</param>
    private static RoutingNode NodeOf(YamlPart part, long line) =>
        part.Items is { } items ? RoutingNode.List((int)line, [.. items.Select(item => NodeOf(item, item.Line))])
        : part.Entries is { } entries ? RoutingNode.Mapping((int)line, [.. entries.Select(entry => new KeyValuePair<string, RoutingNode>(entry.Key, NodeOf(entry.Value, entry.Line)))])
        : RoutingNode.Scalar((int)line, part.Text ?? "");
}
