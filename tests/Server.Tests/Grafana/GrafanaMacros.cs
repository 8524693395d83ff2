using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ioc.Server.Tests.Grafana;

/// <summary>
/// Fills a query in as Grafana does for InfluxQL: `$timeFilter`, `$__interval`, and the variables of the dashboard as `$name`, `${name}` and
/// `[[name]]`. A variable of several values becomes alternatives of a regular expression, special characters escaped; one value stands as it is.
/// </summary>
internal sealed partial class GrafanaMacros(DateTimeOffset from, DateTimeOffset to, string interval, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>What a variable of several values is filled in as.</summary>
    public static string Alternatives(IEnumerable<string> values) => $"({string.Join('|', values.Select(Escape))})";

    public string Fill(string query)
    {
        var filled = query
            .Replace("$timeFilter", $"time >= {Milliseconds(from)}ms and time <= {Milliseconds(to)}ms", StringComparison.Ordinal)
            .Replace("$__interval", interval, StringComparison.Ordinal);
        filled = Variable().Replace(filled, match => variables.TryGetValue(match.Groups["name"].Value + (match.Groups["form"].Value == ":text" ? ":text" : ""), out var value)
            ? value
            : throw new InvalidOperationException($"Nothing fills {match.Value} in: {query}"));
        return filled.Contains("$__", StringComparison.Ordinal) ? throw new InvalidOperationException($"An unknown macro stands in: {query}") : filled;
    }

    /// <summary>Each way in which the variables of a dashboard can stand that matters to its queries: every period, each with all else as it is at first.</summary>
    /// <param name="ask">Answers the query of a variable with its values.</param>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> VariablesOfAsync(DashboardFile file, Func<string, Task<IReadOnlyList<string>>> ask)
    {
        var first = new Dictionary<string, string>();
        var periods = new List<string>();
        foreach (var variable in file.Variables)
        {
            var name = DashboardFile.Text(variable, "name");
            if (name == "period")
            {
                periods.AddRange(variable.GetProperty("options").EnumerateArray().Select(option => DashboardFile.Text(option, "value")));
            }
            else if (DashboardFile.Text(variable, "type") == "query")
            {
                (first[name], first[$"{name}:text"]) = ChoiceOf(variable, await ask(DashboardFile.Text(variable, "query")));
            }
            else
            {
                first[name] = DashboardFile.Text(variable.GetProperty("current"), "value");
            }
        }

        return [.. periods.Select(period => new Dictionary<string, string>(first) { ["period"] = period })];
    }

    /// <summary>What a variable offers: of what its query found, the values and texts that its expression takes.</summary>
    public static IReadOnlyList<(string Value, string Text)> OptionsOf(JsonElement variable, IReadOnlyList<string> found)
    {
        var pattern = DashboardFile.Text(variable, "regex").Trim('/');
        return pattern.Length == 0 ? [.. found.Select(value => (value, value))]
            : [.. found.Select(value => Regex.Match(value, pattern)).Where(match => match.Success).Select(match => (match.Groups["value"].Value, match.Groups["text"].Value))];
    }

    private static (string Value, string Text) ChoiceOf(JsonElement variable, IReadOnlyList<string> found)
    {
        var options = OptionsOf(variable, found);
        if (options.Count == 0)
        {
            throw new InvalidOperationException($"Nothing to choose for {DashboardFile.Text(variable, "name")}.");
        }

        return !variable.GetProperty("multi").GetBoolean() ? options.OrderBy(option => option.Value, StringComparer.Ordinal).First()
            : DashboardFile.Text(variable, "allValue") is { Length: > 0 } all ? (all, "All")
            : (Alternatives(options.Select(option => option.Value)), string.Join(" + ", options.Select(option => option.Text)));
    }

    private static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Escape(string value) => Special().Replace(value, "\\$&");

    [GeneratedRegex(@"\$(?<name>(?!__)[a-z]+)|\$\{(?<name>[a-z]+)(?<form>:\w+)?\}|\[\[(?<name>[a-z]+)\]\]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[\\^$*+?.()|{}\[\]/]")]
    private static partial Regex Special();
}
