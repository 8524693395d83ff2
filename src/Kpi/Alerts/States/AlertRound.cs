using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.States;

/// <summary>
/// One evaluation of all alerts: every sample moves its alert, and alerts whose rule or scope is gone are closed. Pure; states come in and go out.
/// </summary>
/// <param name="States">The states that changed, whatever changed in them.</param>
/// <param name="ToStore">Those of them that must be stored; the others differ in their value and its words only.</param>
/// <param name="Transitions">What happened, in the order of the samples; without numbers.</param>
public sealed record AlertRound(
    IReadOnlyList<AlertState> States, IReadOnlyList<AlertState> ToStore, IReadOnlyList<AlertTransition> Transitions)
{
    /// <param name="states">Every alert that was ever seen.</param>
    /// <param name="samples">One for each rule and scope that there is now, missing ones included; of two for one alert the first counts.</param>
    /// <param name="now">The instant of the evaluation.</param>
    /// <param name="blind">Rules (uids) whose scopes cannot be told yet: an alert of theirs without a sample stays as it is.</param>
    public static AlertRound Of(
        AlertRuleSet rules, IReadOnlyDictionary<AlertFingerprint, AlertState> states, IReadOnlyList<AlertSample> samples, DateTimeOffset now, AlertTimes times,
        IReadOnlySet<string>? blind = null)
    {
        var (changed, stored, transitions) = (new List<AlertState>(), new List<AlertState>(), new List<AlertTransition>());
        var seen = new HashSet<AlertFingerprint>(samples.Count);
        var found = 0;
        var looks = rules.Rules.ToDictionary(rule => rule.Uid, rule => (Rule: rule, Look: AlertLook.Of(rule, now, times)), StringComparer.Ordinal);
        var (uid, rule) = ("", default((AlertRule Rule, AlertLook Look)?));
        foreach (var sample in samples)
        {
            // The samples of a rule follow each other.
            if (!ReferenceEquals(uid, sample.Fingerprint.Rule))
            {
                uid = sample.Fingerprint.Rule;
                rule = looks.TryGetValue(uid, out var known) ? known : null;
            }

            if (rule is { } one && seen.Add(sample.Fingerprint))
            {
                var state = states.GetValueOrDefault(sample.Fingerprint);
                found += state is null ? 0 : 1;
                Take(state, AlertMachine.Step(one.Rule, state, sample, now, one.Look, times.Zone));
            }
        }

        // Where every state had its sample, none is gone.
        foreach (var (fingerprint, state) in found == states.Count ? Enumerable.Empty<KeyValuePair<AlertFingerprint, AlertState>>() : states)
        {
            var isKnown = rules.Find(fingerprint.Rule) is not null;
            if (!seen.Contains(fingerprint) && (isKnown ? blind?.Contains(fingerprint.Rule) != true : rules.IsWhole))
            {
                var reason = !isKnown ? AlertMachine.RuleRemoved : AlertMachine.ScopeGone;
                Take(state, AlertMachine.Close(state, now, reason));
            }
        }

        return new AlertRound(changed, stored, transitions);

        void Take(AlertState? before, AlertStep step)
        {
            if (!ReferenceEquals(step.Transitions, AlertStep.Nothing))
            {
                transitions.AddRange(step.Transitions);
            }

            if (!ReferenceEquals(before, step.State))
            {
                changed.Add(step.State);
            }

            if (step.MustBeStored)
            {
                stored.Add(step.State);
            }
        }
    }
}
