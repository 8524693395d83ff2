using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Ioc.Kpi.Alerts.Routing.Matching;

/// <summary>A regular expression that remembers its answers: a province has some hundred scopes and rules, asked about at every turn.</summary>
internal sealed class MatchPattern(Regex pattern)
{
    // Bounded, because values come from rule files and catalogues that change for years.
    private const int MostAnswers = 10_000;

    private readonly ConcurrentDictionary<string, bool> _answers = new(StringComparer.Ordinal);

    /// <summary>Null where it cannot be decided in time.</summary>
    public bool? Matches(string value)
    {
        if (_answers.TryGetValue(value, out var known))
        {
            return known;
        }

        try
        {
            if (_answers.Count >= MostAnswers)
            {
                _answers.Clear();
            }

            return _answers[value] = pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
