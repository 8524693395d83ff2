using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.States;

/// <summary>
/// Moves one alert by one sample: inactive → pending → firing → resolved. Pure: time is an argument, and nothing is remembered but the state.
/// Missing data move nothing; a clock that steps makes no length of time negative; changed thresholds and names leave the state as it is.
/// </summary>
public static class AlertMachine
{
    /// <summary>What an open alert must have been clear for before it closes, whatever its rule says: a flap is no end.</summary>
    public static readonly TimeSpan LeastCalm = TimeSpan.FromSeconds(15);

    /// <summary>As many crossings within <see cref="FlapWindow"/> are flapping.</summary>
    public const int FlapCrossings = 6;

    /// <summary>The time that crossings are counted over; without one for as long, it is calm.</summary>
    public static readonly TimeSpan FlapWindow = TimeSpan.FromMinutes(15);

    /// <summary>The reason of a transition where the rule did not judge what it saw: outside of its calendar, or too small a sample.</summary>
    public const string NotJudged = "not-judged";

    /// <summary>The reason of a transition where the rule is gone.</summary>
    public const string RuleRemoved = "rule-removed";

    /// <summary>The reason of a transition where what the alert is about is gone.</summary>
    public const string ScopeGone = "scope-gone";

    /// <summary>Moves an alert by a sample.</summary>
    /// <param name="state">Null where the alert was never seen.</param>
    /// <param name="now">The instant of the evaluation; may lie before the one of the last step.</param>
    public static AlertStep Step(AlertRule rule, AlertState? state, in AlertSample sample, DateTimeOffset now, AlertTimes times) =>
        Step(rule, state, sample, now, AlertLook.Of(rule, now, times), times.Zone);

    /// <summary>The same, where it is known already whether the rule is to be evaluated now.</summary>
    /// <param name="zone">For the times in texts.</param>
    public static AlertStep Step(AlertRule rule, AlertState? state, in AlertSample sample, DateTimeOffset now, AlertLook look, LocalTime zone)
    {
        if (state is not null && Rests(rule, state, sample, now, look))
        {
            return new AlertStep(state, AlertStep.Nothing, false);
        }

        var moved = new AlertMove(state ?? new AlertState { Fingerprint = sample.Fingerprint, PhaseSince = now.ToUniversalTime() }, now);
        if (sample.Kind == AlertSampleKind.Missing || (sample.Kind == AlertSampleKind.Value && !(sample.Value is { } value && double.IsFinite(value))))
        {
            moved.Miss(rule.NoData.For);
        }
        else
        {
            moved.HaveData();
            moved.CalmDown();
            Judge(rule, sample, look, moved);
        }

        return moved.End(rule, sample, zone);
    }

    /// <summary>Closes an alert whose rule or scope is gone. One that is neither open, nor pending, nor without data stays as it is.</summary>
    /// <param name="reason"><see cref="RuleRemoved"/> or <see cref="ScopeGone"/>.</param>
    public static AlertStep Close(AlertState state, DateTimeOffset now, string reason)
    {
        var moved = new AlertMove(state, now);
        moved.Close(reason);
        return moved.End();
    }

    /// <summary>The alert is closed and calm, and sees what it saw before: of nearly all alerts at nearly all times.</summary>
    private static bool Rests(AlertRule rule, AlertState state, in AlertSample sample, DateTimeOffset now, AlertLook look) =>
        state.Phase is AlertPhase.Inactive or AlertPhase.Resolved
        && rule.At.Count == 0 && look.IsOpen && rule.CompareWith == AlertCompareWith.Fixed
        && sample is { Kind: AlertSampleKind.Value, Value: { } value } && value.Equals(state.Value) && rule.Threshold.Equals(state.Threshold)
        && double.IsFinite(value) && !rule.Comparison.Holds(value, rule.Threshold)
        && state is { NoDataSince: null, FlappingSince: null, ClearSince: null } && !state.NoData
        && state.PhaseSince <= now && !(state.ValueAt > now) && !(state.FiringSince > now) && (state.Crossings.Count == 0 || state.Crossings[^1] <= now)
        && rule.Severity == state.Severity && rule.Owner == state.Owner && AlertMove.SameLabels(rule.Labels, state.Labels);

    private static void Judge(AlertRule rule, in AlertSample sample, AlertLook look, AlertMove moved)
    {
        if (rule.At.Count > 0)
        {
            if (!IsDue(moved, look))
            {
                // The first look only notes the value: an alert of 08:00 is not told at the hour of an installation.
                moved.NoteFirst(sample.Value);
                return;
            }
        }
        else if (!look.IsOpen)
        {
            moved.Hold();
            return;
        }

        if (sample is not { Kind: AlertSampleKind.Value, Value: { } value } || sample.Size < rule.MinimumSample || (rule.CompareWith != AlertCompareWith.Fixed && sample.Reference is null))
        {
            moved.Hold();
            return;
        }

        moved.Judge(rule, value, rule.CompareWith == AlertCompareWith.Fixed ? 0 : sample.Reference!.Value);
    }

    private static bool IsDue(AlertMove moved, AlertLook look) => look.LastAt is { } at && moved.ValueAt is { } before && before < at;
}
