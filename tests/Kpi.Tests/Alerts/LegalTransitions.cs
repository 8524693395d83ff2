using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.States;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>Watches every step of one alert: each transition must be legal, follow on the one before, and no length of time may be negative.</summary>
internal sealed class LegalTransitions(int seed)
{
    public static readonly AlertFingerprint Of = new("overdue", AlertScope.Province);

    private AlertPhase _phase = AlertPhase.Inactive;
    private long _episode;
    private bool _noData;
    private bool _flapping;

    public int Fired { get; private set; }

    public int Resolved { get; private set; }

    public AlertState Take(AlertState? before, AlertStep step, DateTimeOffset now)
    {
        foreach (var transition in step.Transitions)
        {
            Take(transition);
        }

        var state = step.State;
        Require(state.Phase == _phase && state.Episode == _episode && state.NoData == _noData && (state.FlappingSince is not null) == _flapping, "state and transitions differ");
        Require(step.Transitions.Count == 0 || step.MustBeStored, "a transition without a state to store");
        Require(state.PhaseSince <= now && !(state.FiringSince > now) && !(state.ClearSince > now) && !(state.NoDataSince > now), "a time lies ahead");
        Require(!(state.ValueAt > now) && state.Crossings.Count <= AlertMachine.FlapCrossings, "a value or a crossing lies ahead");
        Require(_phase != AlertPhase.Firing || state is { FiringSince: not null, Worst: not null }, "open without a beginning");
        Require(before is null || before.Episode <= state.Episode, "an episode is gone");
        return state;
    }

    private void Take(AlertTransition transition)
    {
        Require(transition.From == _phase && transition.Fingerprint == Of, "does not follow on the one before");
        Require(IsLegal(transition), $"illegal {transition.Change} from {transition.From} to {transition.To}");
        if (transition.Change == AlertChange.Fired)
        {
            Require(Fired == Resolved, "two open episodes");
            Fired++;
            _episode++;
        }

        Resolved += transition.Change == AlertChange.Resolved ? 1 : 0;
        Require(transition.Episode == _episode, "wrong episode");
        _phase = transition.To;
        _noData = transition.Change switch { AlertChange.LostData => true, AlertChange.RegainedData => false, _ => _noData };
        _flapping = transition.Change switch { AlertChange.BeganFlapping => true, AlertChange.EndedFlapping => false, _ => _flapping };
    }

    private bool IsLegal(AlertTransition transition) => (transition.Change, transition.From, transition.To) switch
    {
        (AlertChange.BecamePending, AlertPhase.Inactive or AlertPhase.Resolved, AlertPhase.Pending) => true,
        (AlertChange.BecameInactive, AlertPhase.Pending, AlertPhase.Inactive) => true,
        (AlertChange.Fired, not AlertPhase.Firing, AlertPhase.Firing) => !_noData,
        (AlertChange.Resolved, AlertPhase.Firing, AlertPhase.Resolved) => !_noData,
        (AlertChange.Worsened, AlertPhase.Firing, AlertPhase.Firing) => !_noData,
        (AlertChange.LostData, var from, var to) => from == to && !_noData,
        (AlertChange.RegainedData, var from, var to) => from == to && _noData,
        (AlertChange.BeganFlapping, var from, var to) => from == to && !_flapping,
        (AlertChange.EndedFlapping, var from, var to) => from == to && _flapping,
        _ => false,
    };

    private void Require(bool holds, string what) => Assert.True(holds, $"Seed {seed}: {what}.");
}
