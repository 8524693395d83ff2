using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>
/// The alerts that were open when the service started and were not judged since. What is found clear at its first judgement has been so for
/// nobody knows how long: it closes at once, without being watched for `keepFiringFor`.
/// </summary>
internal sealed class OpenAtStart(IEnumerable<AlertState> states)
{
    private readonly HashSet<AlertFingerprint> _open =
        [.. states.Where(state => state is { Phase: AlertPhase.Firing, ClearSince: null, FlappingSince: null }).Select(state => state.Fingerprint)];

    /// <summary>The round, with those closed that it found clear. Remembers nothing yet.</summary>
    public AlertRound Close(AlertRound round, IReadOnlyList<AlertSample> samples, AlertRuleSet rules, DateTimeOffset now, AlertTimes times)
    {
        var clear = round.States.Where(state => _open.Contains(state.Fingerprint) && state is { Phase: AlertPhase.Firing, FlappingSince: null } && state.ClearSince == now)
            .ToDictionary(state => state.Fingerprint);
        if (clear.Count == 0)
        {
            return round;
        }

        var steps = new Dictionary<AlertFingerprint, AlertStep>();
        foreach (var sample in samples.Where(sample => clear.ContainsKey(sample.Fingerprint) && !steps.ContainsKey(sample.Fingerprint)))
        {
            var rule = rules.Find(sample.Fingerprint.Rule)!;
            var calm = rule.KeepFiringFor > AlertMachine.LeastCalm ? rule.KeepFiringFor : AlertMachine.LeastCalm;
            steps[sample.Fingerprint] = AlertMachine.Step(rule, clear[sample.Fingerprint] with { ClearSince = now - calm }, sample, now, times);
        }

        return new AlertRound(
            [.. round.States.Select(Closed)],
            [.. round.ToStore.Select(Closed)],
            [.. round.Transitions, .. steps.Values.SelectMany(step => step.Transitions)]);

        AlertState Closed(AlertState state) => steps.TryGetValue(state.Fingerprint, out var step) ? step.State : state;
    }

    /// <summary>The round is committed: what it judged is as well known as everything else.</summary>
    public void Committed(AlertRound round, DateTimeOffset now)
    {
        if (_open.Count > 0)
        {
            _open.ExceptWith(round.States.Where(state => state.ValueAt == now || state.Phase != AlertPhase.Firing).Select(state => state.Fingerprint));
        }
    }
}
