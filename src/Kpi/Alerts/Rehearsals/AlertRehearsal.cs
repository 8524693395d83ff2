using System.Globalization;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;

namespace Ioc.Kpi.Alerts.Rehearsals;

/// <summary>One test of one rule: a series of values, and what is expected of its alert.</summary>
public sealed record AlertRehearsal
{
    public required string Name { get; init; }

    /// <value>Where it stands in its file.</value>
    public long Line { get; init; }

    /// <value>The uid of the rule.</value>
    public required string Rule { get; init; }

    public AlertScope Scope { get; init; } = AlertScope.Province;

    public string ScopeName { get; init; } = "";

    /// <value>The instant of the first value.</value>
    public required DateTimeOffset Start { get; init; }

    /// <value>The time between two values; above zero.</value>
    public required TimeSpan Interval { get; init; }

    /// <value>What the rule watches; null where there is no value. For a rule with `asShare`, the share.</value>
    public required IReadOnlyList<double?> Values { get; init; }

    /// <value>The sample that each is judged by; the last one goes on. Empty for a sample that is large enough.</value>
    public IReadOnlyList<double?> Denominators { get; init; } = [];

    /// <value>What a rule that does not compare with a fixed number compares with; the last one goes on.</value>
    public IReadOnlyList<double?> References { get; init; } = [];

    public required IReadOnlyList<AlertExpectation> Expectations { get; init; }

    /// <value>How often the alert must have fired in all; null for any number.</value>
    public int? Fired { get; init; }

    /// <value>How often it must have resolved in all; null for any number.</value>
    public int? Resolved { get; init; }

    /// <summary>Plays the series and gives everything that was not as expected, with its line.</summary>
    public IReadOnlyList<(long Line, string Reason)> Play(AlertRuleSet rules, AlertTimes times)
    {
        if (rules.Find(Rule) is not { } rule)
        {
            return [(Line, $"There is no rule '{Rule}'.")];
        }

        var wrong = new List<(long, string)>();
        var (fired, resolved) = (0, 0);
        AlertState? state = null;
        var open = Expectations.ToLookup(expectation => expectation.At);
        for (var i = 0; i < Values.Count; i++)
        {
            var step = AlertMachine.Step(rule, state, SampleOf(rule, i), Start + (Interval * i), times);
            state = step.State;
            fired += step.Transitions.Count(transition => transition.Change == AlertChange.Fired);
            resolved += step.Transitions.Count(transition => transition.Change == AlertChange.Resolved);
            wrong.AddRange(open[Interval * i].SelectMany(expectation => Unlike(expectation, state).Select(reason => (expectation.Line, reason))));
        }

        wrong.AddRange(Expectations.Where(expectation => !IsPlayed(expectation.At)).Select(expectation => (
            expectation.Line, $"There is no value at {AlertDuration.Format(expectation.At)}: the series ends, or the interval passes over it.")));
        wrong.AddRange(fired == (Fired ?? fired) ? [] : [(Line, $"fired {fired} times, expected {Fired}.")]);
        wrong.AddRange(resolved == (Resolved ?? resolved) ? [] : [(Line, $"resolved {resolved} times, expected {Resolved}.")]);
        return wrong;
    }

    private AlertSample SampleOf(AlertRule rule, int i)
    {
        var fingerprint = new AlertFingerprint(Rule, Scope);
        if (Values[i] is not { } value)
        {
            return AlertSample.Missing(fingerprint, ScopeName, rule.Watch.ToString());
        }

        var size = Denominators.Count == 0 ? Math.Max(rule.MinimumSample, 100) : At(Denominators, i);
        var numerator = rule.Watch.AsShare ? Math.Round(value * (size ?? 0) / 100) : value;
        return new AlertSample(fingerprint, AlertSampleKind.Value, value, At(References, i), numerator, size, ScopeName, rule.Watch.ToString());
    }

    private bool IsPlayed(TimeSpan at) => at.Ticks % Interval.Ticks == 0 && at.Ticks / Interval.Ticks < Values.Count;

    private static double? At(IReadOnlyList<double?> values, int i) => values.Count == 0 ? null : values[Math.Min(i, values.Count - 1)];

    private static IEnumerable<string> Unlike(AlertExpectation expected, AlertState state)
    {
        var at = AlertDuration.Format(expected.At);
        if (state.Phase != expected.Phase)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"at {at} the alert is {AlertWords.Of(state.Phase)}, expected {AlertWords.Of(expected.Phase)} (value {state.Value}, threshold {state.Threshold}).");
        }

        if (expected.NoData is { } noData && noData != state.NoData)
        {
            yield return $"at {at} data are {(state.NoData ? "missing" : "there")}, expected {(noData ? "missing" : "there")}.";
        }

        if (expected.Flapping is { } flapping && flapping != state.FlappingSince is not null)
        {
            yield return $"at {at} the alert is {(flapping ? "calm" : "flapping")}, expected {(flapping ? "flapping" : "calm")}.";
        }

        if (expected.Summary is { } summary && summary != state.Wording.Summary)
        {
            yield return $"at {at} the summary is \"{state.Wording.Summary}\", expected \"{summary}\".";
        }

        if (expected.Description is { } description && description != state.Wording.Description)
        {
            yield return $"at {at} the description is \"{state.Wording.Description}\", expected \"{description}\".";
        }
    }
}
