using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>
/// A run of random states, acts, silences and intervals over a store that only commits change. The rules that it holds are written down here
/// once more, from the messages alone.
/// </summary>
internal sealed class RandomRun
{
    private static readonly AlertFingerprint[] Fingerprints =
        [AlertWorld.Source("tthc"), AlertWorld.Agency("H49.1"), AlertWorld.Agency("H49.2", "late"), AlertWorld.Agency("H50.1")];

    private readonly Random _random;
    private readonly RoutingTable _table;
    private readonly AlertRouter _router = new();

    // What is committed.
    private readonly Dictionary<AlertFingerprint, AlertState> _states = [];
    private readonly List<AlertTransition> _transitions = [];
    private readonly Dictionary<(string, AlertFingerprint), AlertTold> _told = [];
    private readonly Dictionary<string, AlertReceiverMemory> _receivers = [];
    private readonly List<AlertAct> _acts = [];
    private readonly List<AlertSilence> _silences = [];
    private RoutingMemory _memory = new([], [], []);

    // What receivers have heard.
    private readonly HashSet<(string Receiver, AlertFingerprint Fingerprint, long Episode)> _believed = [];
    private readonly HashSet<(string Receiver, string Channel, AlertChange Change, long Transition, AlertFingerprint)> _heard = [];
    private readonly HashSet<string> _keys = [];
    private readonly Dictionary<(string Receiver, string Channel), DateTimeOffset> _lastAt = [];

    private DateTimeOffset _now = AlertWorld.Morning;

    public RandomRun(int seed)
    {
        _random = new Random(seed);
        _table = Tables.Table(
            [
                Tables.Receiver("duty", Pick(0.0, 1, 5), Pick(0.5, 4), 100, "email", "zalo"),
                Tables.Receiver("boss", Pick(0.0, 5, 30), 2, 100),
                Tables.Receiver("wall", 0, 100, 100),
            ],
            [
                Tables.Route("", ["wall"], goesOn: true),
                Tables.Route("kind=agency", ["duty"], hours: Pick(RoutingHours.Always, RoutingHours.WorkingHours), escalation: Tables.Level(Pick(5.0, 60), "boss")),
                Tables.Route("kind=source", ["duty", "boss"]),
            ],
            Pick(true, false) ? [Tables.Inhibition("kind=source", "kind=agency")] : []);
    }

    public int Messages { get; private set; }

    public int Crashes { get; private set; }

    public void Go(int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            _now += TimeSpan.FromSeconds(Pick(1, 20, 61, 301, 1900, 20000));
            Turn(crashes: _random.Next(6) == 0);
        }

        End();
    }

    private T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];

    private void Turn(bool crashes)
    {
        var states = new Dictionary<AlertFingerprint, AlertState>(_states);
        var added = new List<AlertTransition>();
        for (var count = _random.Next(3); count > 0; count--)
        {
            Change(states, added, Pick(Fingerprints));
        }

        People();
        _memory.Add(added);
        var outcome = Plan(states, _memory);
        if (crashes || _random.Next(8) == 0)
        {
            // Before the commit nothing has happened: a process that starts again and sees the same says the same.
            Crashes++;
            var again = Plan(states, FromStore(added));
            Assert.True(outcome.Messages.Select(message => message.Key).SequenceEqual(again.Messages.Select(message => message.Key)), "The same keys.");
            Assert.True(outcome.Told.SequenceEqual(again.Told) && outcome.Receivers.SequenceEqual(again.Receivers), "The same rows.");
            Assert.True(outcome.Mutes.SequenceEqual(again.Mutes), "The same mutes.");
        }

        if (crashes)
        {
            _memory = FromStore([]);
            return;
        }

        Commit(states, added, outcome);
    }

    private void Commit(Dictionary<AlertFingerprint, AlertState> states, List<AlertTransition> added, RoutingOutcome outcome)
    {
        foreach (var (fingerprint, state) in states)
        {
            _states[fingerprint] = state;
        }

        _transitions.AddRange(added);
        foreach (var told in outcome.Told)
        {
            _told[(told.Receiver, told.Fingerprint)] = told;
        }

        foreach (var receiver in outcome.Receivers)
        {
            _receivers[receiver.Receiver] = receiver;
        }

        _memory.Committed(outcome, _table, _states);
        Hear(outcome);
    }

    /// <summary>What the store gives at a start: no more than the memory asks for.</summary>
    private RoutingMemory FromStore(IReadOnlyCollection<AlertTransition> added)
    {
        var considered = _receivers.Count == 0 ? 0 : _receivers.Values.Min(receiver => receiver.ConsideredUntil);
        var asked = _told.Values.Where(told => told.Open).Select(told => told.Fingerprint)
            .Concat(_states.Values.Where(RoutingMemory.IsLive).Select(state => state.Fingerprint))
            .Concat(_transitions.Concat(added).Where(transition => transition.Number > considered).Select(transition => transition.Fingerprint)).ToHashSet();
        return new RoutingMemory(
            _told.Values, _receivers.Values, _transitions.Where(transition => asked.Contains(transition.Fingerprint)).Concat(added));
    }

    private RoutingOutcome Plan(Dictionary<AlertFingerprint, AlertState> states, RoutingMemory memory) => _router.Plan(new RoutingInput
    {
        Table = _table, States = states, Memory = memory, Acts = _acts, Silences = _silences, Now = _now,
    });

    private void Change(Dictionary<AlertFingerprint, AlertState> states, List<AlertTransition> added, AlertFingerprint which)
    {
        var state = states.GetValueOrDefault(which) ?? new AlertState { Fingerprint = which };
        var firing = state.Phase == AlertPhase.Firing;
        var (change, next) = (_random.Next(10), firing) switch
        {
            (0, true) => (AlertChange.Worsened, state),
            (1, _) when state.FlappingSince is null && state.Episode > 0 => (AlertChange.BeganFlapping, state with { FlappingSince = _now }),
            (3, _) => (state.NoData ? AlertChange.RegainedData : AlertChange.LostData, state with { NoData = !state.NoData }),
            (1 or 2, _) when state.FlappingSince is not null => (AlertChange.EndedFlapping, state with { FlappingSince = null }),
            (_, true) => (AlertChange.Resolved, state with { Phase = AlertPhase.Resolved, PhaseSince = _now }),
            _ => (AlertChange.Fired, state with
            {
                Phase = AlertPhase.Firing, PhaseSince = _now, FiringSince = _now, Episode = state.Episode + 1,
                Severity = which.Scope.Kind == AlertScopeKind.Source ? AlertSeverity.Critical : Pick(AlertSeverity.Warning, AlertSeverity.Critical),
            }),
        };
        states[which] = next;
        added.Add(new AlertTransition(_transitions.Count + added.Count + 1, which, next.Episode, change, state.Phase, next.Phase, _now, 1));
    }

    private void People()
    {
        var which = Pick(Fingerprints);
        if (_random.Next(6) == 0)
        {
            _silences.Add(new AlertSilence(_silences.Count + 1, Tables.Set($"scope=\"{which.Scope}\"").Matchers, _now, _now.AddSeconds(Pick(60, 600, 7200)), "an", "test"));
        }

        var last = _transitions.FindLast(transition => transition.Fingerprint == which && transition.Change is AlertChange.Fired or AlertChange.Worsened);
        if (last is not null && _random.Next(6) == 0)
        {
            _acts.Add(new AlertAct(_acts.Count + 1, which, last.Episode, last.Number, AlertActKind.Acknowledged, "an", _now, ""));
        }
    }

    private void Hear(RoutingOutcome outcome)
    {
        Assert.True(outcome.Messages.Count == outcome.Messages.Select(message => (message.Receiver, message.Channel)).Distinct().Count(), "One message for each contact.");
        foreach (var message in outcome.Messages)
        {
            Messages++;
            Assert.True(_keys.Add(message.Key), "A key is used once.");
            var contact = (message.Receiver, message.Channel);
            var interval = _table.FindReceiver(message.Receiver)!.GroupInterval;
            Assert.True(!_lastAt.TryGetValue(contact, out var last) || _now - last >= interval, "One message per interval.");
            _lastAt[contact] = _now;
            if (message.Channel == "zalo")
            {
                // The second contact of a receiver hears what the first one does.
                continue;
            }

            foreach (var item in message.Items.OrderBy(item => item.Change == AlertChange.Resolved))
            {
                Hear(message, item);
            }
        }
    }

    private void Hear(AlertMessage message, AlertItem item)
    {
        var belief = (message.Receiver, item.Fingerprint, item.Episode);
        var isAgain = item.Change == AlertChange.Fired && _believed.Contains(belief);
        var state = _states[item.Fingerprint];
        if (item.Change == AlertChange.Resolved)
        {
            Assert.True(_believed.Remove(belief), "An end goes to those who were told of the beginning.");
            Assert.True(state.Phase != AlertPhase.Firing || state.Episode != item.Episode, "What is open does not end.");
        }
        else if (isAgain || message.Kind == AlertMessageKind.Escalation && item.Change == AlertChange.Fired)
        {
            Assert.False(IsAcknowledged(item), "What somebody has taken on is neither repeated nor escalated.");
            Assert.True(state.Phase == AlertPhase.Firing && state.Episode == item.Episode, "What is said again is open.");
            _believed.Add(belief);
            return;
        }
        else if (item.Change is AlertChange.Fired or AlertChange.BeganFlapping or AlertChange.EndedFlapping)
        {
            if (item.Change != AlertChange.Fired)
            {
                // Of a flapping alert the firing that was told stands for all; when it is calm, for the one that goes on.
                var before = _believed.Where(known => known.Receiver == message.Receiver && known.Fingerprint == item.Fingerprint).ToList();
                if (item.Change == AlertChange.EndedFlapping)
                {
                    before.ForEach(known => _believed.Remove(known));
                }
                else if (before.Count > 0)
                {
                    belief = before[0];
                }
            }

            _believed.Add(belief);
        }

        Assert.True(
            _heard.Add((message.Receiver, message.Channel, item.Change, item.Transition, item.Fingerprint)), $"A change is told once, not {item.Change} {item.Transition} of {item.Fingerprint} to {message.Receiver} again.");
        var isBoth = message.Items.Any(other => other.Change == AlertChange.Resolved && other.Fingerprint == item.Fingerprint && other.Episode == item.Episode);
        if (item.Change != AlertChange.Resolved && !isBoth)
        {
            Assert.False(IsMuted(state), "What is muted is not told.");
        }
    }

    private bool IsAcknowledged(AlertItem item)
    {
        var news = _transitions.FindLast(transition => transition.Fingerprint == item.Fingerprint && transition.Episode == item.Episode
            && transition.Change is AlertChange.Fired or AlertChange.Worsened)!;
        return _acts.Exists(act => act.Fingerprint == item.Fingerprint && act.Episode == item.Episode && act.Transition >= news.Number);
    }

    private bool IsMuted(AlertState state) =>
        _silences.Exists(silence => silence.From <= _now && _now < silence.Until && silence.Matchers[0].Value == state.Fingerprint.Scope.ToString())
        || (_table.Inhibitions.Count > 0 && state.Fingerprint.Scope.Kind == AlertScopeKind.Agency && _states.GetValueOrDefault(Fingerprints[0])?.Phase == AlertPhase.Firing);

    /// <summary>The people and the clock leave everything alone: whoever is concerned knows what is open. Then all of it ends, and so does every belief.</summary>
    private void End()
    {
        _silences.Clear();
        Quiet(state => state);
        foreach (var state in _states.Values.Where(state => state.Phase == AlertPhase.Firing && state.FlappingSince is null && !IsMuted(state)))
        {
            Assert.Contains(("duty", state.Fingerprint, state.Episode), _believed);
            Assert.Contains(("wall", state.Fingerprint, state.Episode), _believed);
        }

        Quiet(state => state with { Phase = AlertPhase.Resolved, FlappingSince = null });
        Assert.Empty(_believed);
        Assert.DoesNotContain(_told.Values, told => told.Open);
    }

    private void Quiet(Func<AlertState, AlertState> change)
    {
        var states = new Dictionary<AlertFingerprint, AlertState>();
        var added = new List<AlertTransition>();
        foreach (var (fingerprint, before) in _states.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            var after = states[fingerprint] = change(before);
            Note(after.FlappingSince != before.FlappingSince, AlertChange.EndedFlapping);
            Note(after.Phase != before.Phase, AlertChange.Resolved);

            void Note(bool happened, AlertChange what)
            {
                if (happened)
                {
                    added.Add(new AlertTransition(_transitions.Count + added.Count + 1, fingerprint, before.Episode, what, before.Phase, after.Phase, _now, 1));
                }
            }
        }

        // On a working morning, when every interval is over.
        _now = _now.AddHours(25 - ((_now - AlertWorld.Morning).TotalHours % 24));
        while (_now.ToOffset(TimeSpan.FromHours(7)).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            _now = _now.AddDays(1);
        }

        _memory.Add(added);
        Commit(states, added, Plan(states, _memory));
    }
}
