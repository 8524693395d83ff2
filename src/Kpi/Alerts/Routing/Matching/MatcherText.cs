using System.Text;

namespace Ioc.Kpi.Alerts.Routing.Matching;

/// <summary>Matchers as people write them: `severity="critical", scope=~"agency:H49.*"`. A value without quotes ends at a comma or a space.</summary>
public static class MatcherText
{
    /// <summary>No text is longer than this.</summary>
    public const int Longest = 4000;

    /// <param name="text">At least one matcher; braces around all of them are allowed, as in Prometheus.</param>
    /// <param name="matchers">Empty where it is refused.</param>
    /// <param name="fault">What is wrong and where, in one sentence.</param>
    public static bool TryParse(string text, out IReadOnlyList<AlertMatcher> matchers, out string fault)
    {
        matchers = [];
        if (text.Length > Longest)
        {
            fault = $"It has more than {Longest} characters.";
            return false;
        }

        var trimmed = text.Trim();
        var scan = new MatcherScan(trimmed.StartsWith('{') && trimmed.EndsWith('}') ? trimmed[1..^1] : trimmed);
        var found = scan.Read();
        fault = scan.Fault;
        if (fault.Length > 0 || !MatcherSet.TryCreate(found, out _, out fault))
        {
            return false;
        }

        matchers = found;
        return true;
    }

    /// <summary>A form that <see cref="TryParse"/> reads back as the same.</summary>
    public static string Print(IEnumerable<AlertMatcher> matchers) => string.Join(", ", matchers.Select(Print));

    private static string Print(AlertMatcher matcher)
    {
        var sign = matcher.Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Matches => "=~",
            _ => "!~",
        };
        var value = new StringBuilder();
        foreach (var letter in matcher.Value)
        {
            value.Append(letter switch { '\\' => @"\\", '"' => "\\\"", '\n' => @"\n", _ => letter.ToString() });
        }

        return $"{matcher.Name}{sign}\"{value}\"";
    }
}
