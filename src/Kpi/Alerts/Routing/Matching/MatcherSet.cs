using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Ioc.Kpi.Alerts.Routing.Matching;

/// <summary>Conditions that must all hold, ready to be asked often. Immutable; any thread may ask.</summary>
public sealed class MatcherSet
{
    /// <summary>No pattern is longer than this.</summary>
    public const int LongestPattern = 500;

    private readonly (AlertMatcher Matcher, MatchPattern? Pattern)[] _matchers;

    private MatcherSet((AlertMatcher Matcher, MatchPattern? Pattern)[] matchers) => _matchers = matchers;

    /// <summary>Holds for every alert.</summary>
    public static MatcherSet All { get; } = new([]);

    public IReadOnlyList<AlertMatcher> Matchers => [.. _matchers.Select(entry => entry.Matcher)];

    /// <param name="fault">Why a regular expression cannot be used, in one sentence.</param>
    public static bool TryCreate(IEnumerable<AlertMatcher> matchers, [NotNullWhen(true)] out MatcherSet? set, out string fault)
    {
        set = null;
        fault = "";
        var compiled = new List<(AlertMatcher, MatchPattern?)>();
        foreach (var matcher in matchers)
        {
            MatchPattern? pattern = null;
            if (matcher.Operator is MatchOperator.Matches or MatchOperator.MatchesNot && !TryCompile(matcher.Value, out pattern, out fault))
            {
                return false;
            }

            compiled.Add((matcher, pattern));
        }

        set = new MatcherSet([.. compiled]);
        return true;
    }

    public bool Holds(AlertState state) => _matchers.Length == 0 || Holds(state, state.Fingerprint.Scope.ToString());

    /// <param name="scope">The scope as text, which is slow to make.</param>
    internal bool Holds(AlertState state, string scope)
    {
        foreach (var (matcher, pattern) in _matchers)
        {
            if (!Holds(matcher, pattern, matcher.Name == "scope" ? scope : AlertNames.Value(state, matcher.Name)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What cannot be decided mutes nothing and routes nowhere; the routes behind it still can.</summary>
    private static bool Holds(AlertMatcher matcher, MatchPattern? pattern, string value) => matcher.Operator switch
    {
        MatchOperator.Equal => string.Equals(value, matcher.Value, StringComparison.Ordinal),
        MatchOperator.NotEqual => !string.Equals(value, matcher.Value, StringComparison.Ordinal),
        MatchOperator.Matches => pattern!.Matches(value) == true,
        _ => pattern!.Matches(value) == false,
    };

    /// <summary>Without backtracking, so that no pattern can hang; with a timeout all the same.</summary>
    private static bool TryCompile(string text, out MatchPattern? pattern, out string fault)
    {
        pattern = null;
        fault = $"The regular expression has more than {LongestPattern} characters.";
        if (text.Length > LongestPattern)
        {
            return false;
        }

        try
        {
            // Alone first: a parenthesis too many must not close the one around it.
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            pattern = new MatchPattern(
                new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            fault = $"'{text}' is no regular expression that can be used: {exception.Message}";
            return false;
        }
    }
}
