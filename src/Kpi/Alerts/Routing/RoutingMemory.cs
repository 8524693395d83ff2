namespace Ioc.Kpi.Alerts.Routing;

/// <summary>
/// What the stages remember between two moments, kept by the loop that commits: built from the store at the start, and told of each commit
/// after it is done. One thread at a time. An outcome that was not committed leaves it as it was.
/// </summary>
public sealed class RoutingMemory
{
    private readonly Dictionary<string, Dictionary<AlertFingerprint, AlertTold>> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlertReceiverMemory> _receivers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Receiver, AlertFingerprint Fingerprint), AlertTold> _open = [];
    private List<AlertTransition> _transitions;
    private int _kept;

    /// <param name="told">All stored rows.</param>
    /// <param name="receivers">All stored rows.</param>
    /// <param name="transitions">In the order of their numbers: those behind the least `ConsideredUntil` of the receivers, and all of each alert that has one of these, <see cref="IsLive">is live</see>, or is believed open by somebody. More do no harm.</param>
    public RoutingMemory(IEnumerable<AlertTold> told, IEnumerable<AlertReceiverMemory> receivers, IEnumerable<AlertTransition> transitions)
    {
        _transitions = [.. transitions];
        Put(told, receivers);
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<AlertTransition> Transitions => _transitions;

    public AlertTold? FindTold(string receiver, AlertFingerprint fingerprint) => _told.GetValueOrDefault(receiver)?.GetValueOrDefault(fingerprint);

    public AlertReceiverMemory? FindReceiver(string receiver) => _receivers.GetValueOrDefault(receiver);

    /// <summary>
    /// Transitions up to this number are done with for the receiver. One that is new in the file begins where the others are: it is told what is
    /// open, and not what was over before it came.
    /// </summary>
    public long ConsideredUntil(string receiver) =>
        FindReceiver(receiver)?.ConsideredUntil ?? (_receivers.Count == 0 ? 0 : _receivers.Values.Max(known => known.ConsideredUntil));

    /// <summary>Every row in which somebody believes an alert to be open; in no order.</summary>
    public IReadOnlyCollection<AlertTold> Open => _open.Values;

    /// <summary>New transitions with their numbers, greater than all before; given before the outcome of the same commit is planned.</summary>
    public void Add(IEnumerable<AlertTransition> transitions) => _transitions.AddRange(transitions);

    /// <summary>The outcome is committed. Transitions that nothing can ask for any more are let go.</summary>
    public void Committed(RoutingOutcome outcome, RoutingTable table, IReadOnlyDictionary<AlertFingerprint, AlertState> states)
    {
        Put(outcome.Told, outcome.Receivers);
        // Now and then, so that the cost of looking through them stays in proportion to what is added.
        if (_transitions.Count <= (2 * _kept) + 8)
        {
            return;
        }

        var considered = table.Receivers.Min(receiver => ConsideredUntil(receiver.Name));
        var asked = _transitions.Where(transition => transition.Number > considered).Select(transition => transition.Fingerprint).ToHashSet();
        asked.UnionWith(Open.Select(row => row.Fingerprint));
        _transitions = [.. _transitions.Where(transition => asked.Contains(transition.Fingerprint)
            || (states.TryGetValue(transition.Fingerprint, out var state) && IsLive(state)))];
        _kept = _transitions.Count;
    }

    /// <summary>Whether what happened before can still be asked for: the alert is open, flapping, or without data.</summary>
    public static bool IsLive(AlertState state) => state.Phase == AlertPhase.Firing || state.NoData || state.FlappingSince is not null;

    private void Put(IEnumerable<AlertTold> told, IEnumerable<AlertReceiverMemory> receivers)
    {
        foreach (var row in told)
        {
            if (!_told.TryGetValue(row.Receiver, out var rows))
            {
                _told[row.Receiver] = rows = [];
            }

            rows[row.Fingerprint] = row;
            if (row.Open)
            {
                _open[(row.Receiver, row.Fingerprint)] = row;
            }
            else
            {
                _open.Remove((row.Receiver, row.Fingerprint));
            }
        }

        foreach (var receiver in receivers)
        {
            _receivers[receiver.Receiver] = receiver;
        }
    }
}
