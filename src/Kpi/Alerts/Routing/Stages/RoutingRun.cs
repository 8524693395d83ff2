using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>One pass through the stages.</summary>
internal sealed class RoutingRun
{
    private readonly Dictionary<AlertFingerprint, AlertHistory> _histories = [];

    public RoutingRun(RoutingInput input, Func<AlertSilence, MatcherSet?> matchersOf)
    {
        (Input, MatchersOf) = (input, matchersOf);
        foreach (var transition in input.Memory.Transitions)
        {
            if (!_histories.TryGetValue(transition.Fingerprint, out var history))
            {
                _histories[transition.Fingerprint] = history = new AlertHistory();
            }

            history.Add(transition);
        }

        foreach (var (_, state) in input.States)
        {
            if (state.Phase == AlertPhase.Firing)
            {
                Alerts.Add(Open(state));
            }
        }

        var considered = input.Table.Receivers.Min(receiver => input.Memory.ConsideredUntil(receiver.Name));
        foreach (var (fingerprint, history) in _histories)
        {
            AddPast(StateOf(fingerprint, history), history, considered);
        }

        // The order of dictionaries differs from run to run.
        Alerts.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id) is not 0 and var order ? order : one.Episode.CompareTo(other.Episode));
        new Acknowledgements(input.Acts).Mark(Alerts);
        Receivers = [.. input.Table.Receivers.Select(receiver => new ReceiverRun(receiver, input.Memory))];
        var byName = Receivers.ToDictionary(receiver => receiver.Receiver.Name, StringComparer.Ordinal);
        foreach (var row in input.Memory.Open)
        {
            if (byName.TryGetValue(row.Receiver, out var receiver))
            {
                receiver.Believed.Add(row);
            }
            else if (!IsOpen(row) && input.Table != RoutingTable.BuiltIn)
            {
                Closed.Add(row with { Open = false, At = input.Now });
            }
        }

        ByName = byName;
        ByFingerprint = Alerts.Where(alert => alert.IsOpen).ToDictionary(alert => alert.Fingerprint);
    }

    public RoutingInput Input { get; }

    public DateTimeOffset Now => Input.Now;

    public RoutingTable Table => Input.Table;

    public Func<AlertSilence, MatcherSet?> MatchersOf { get; }

    /// <summary>What is open, what has no data, and what opened and closed since somebody was last told; in a fixed order.</summary>
    public List<RoutedAlert> Alerts { get; } = [];

    /// <summary>The open ones.</summary>
    public IReadOnlyDictionary<AlertFingerprint, RoutedAlert> ByFingerprint { get; }

    public IReadOnlyList<ReceiverRun> Receivers { get; }

    public IReadOnlyDictionary<string, ReceiverRun> ByName { get; }

    /// <summary>Whether hours include now; set by the calendar.</summary>
    public Func<RoutingHours, bool> IsWithin { get; set; } = _ => true;

    public List<AlertMessage> Messages { get; } = [];

    public List<AlertReceiverMemory> Memories { get; } = [];

    /// <summary>Rows of receivers that are no longer in the file, whose alerts closed: nobody can be told. Before a file was right, it is not known who they are.</summary>
    private List<AlertTold> Closed { get; } = [];

    public AlertHistory HistoryOf(AlertFingerprint fingerprint) => _histories.GetValueOrDefault(fingerprint, AlertHistory.Empty);

    /// <summary>The state as it is, or as little as the transitions tell where it is gone.</summary>
    public AlertState StateOf(AlertFingerprint fingerprint, AlertHistory history) => Input.States.GetValueOrDefault(fingerprint) ?? new AlertState
    {
        Fingerprint = fingerprint,
        Phase = AlertPhase.Resolved,
        PhaseSince = history.Last(AlertChange.Resolved)?.At ?? Now,
        Episode = history.Last(AlertChange.Resolved)?.Episode ?? 0,
        Severity = AlertSeverity.Info,
    };

    public bool IsOpen(AlertTold told) =>
        Input.States.TryGetValue(told.Fingerprint, out var state) && state.Phase == AlertPhase.Firing && state.Episode == told.Episode;

    public RoutingOutcome Outcome() => new(
        Messages,
        [
            .. Receivers.SelectMany(receiver => receiver.Changed).Concat(Closed)
                .OrderBy(told => told.Receiver, StringComparer.Ordinal).ThenBy(told => told.Fingerprint.ToString(), StringComparer.Ordinal),
        ],
        Memories,
        [.. Alerts.Where(alert => alert.Mute is not null && alert.Resolved is null && (alert.IsOpen || alert.State.NoData)).Select(alert => alert.Mute!)]);

    private RoutedAlert Open(AlertState state)
    {
        var history = HistoryOf(state.Fingerprint);
        return new RoutedAlert(state, history, history.Last(AlertChange.Fired, state.Episode), null);
    }

    private void AddPast(AlertState state, AlertHistory history, long considered)
    {
        foreach (var (fired, resolved) in history.Closed(considered))
        {
            if (state.Phase != AlertPhase.Firing || resolved.Episode < state.Episode)
            {
                Alerts.Add(new RoutedAlert(state, history, fired, resolved));
            }
        }

        if (state.Phase != AlertPhase.Firing && history.Last(AlertChange.LostData) is not null)
        {
            Alerts.Add(new RoutedAlert(state, history, null, null));
        }
    }
}
