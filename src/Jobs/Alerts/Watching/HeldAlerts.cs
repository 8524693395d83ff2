using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Storage.Alerts;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>What the loop holds in memory of what is stored: states, what was told, what people did. Loaded at start, and again after a commit that failed.</summary>
internal sealed class HeldAlerts
{
    private const int Page = 10_000;

    private readonly Dictionary<AlertFingerprint, AlertState> _states;
    private readonly List<AlertAct> _acts = [];
    private long _lastAct;
    private long _revision = -1;

    private HeldAlerts(Dictionary<AlertFingerprint, AlertState> states, RoutingMemory memory, long last) => (_states, Memory, Last) = (states, memory, last);

    public IReadOnlyDictionary<AlertFingerprint, AlertState> States => _states;

    public RoutingMemory Memory { get; }

    /// <summary>The number of the last transition.</summary>
    public long Last { get; set; }

    public IReadOnlyCollection<AlertAct> Acts => _acts;

    public IReadOnlyCollection<AlertSilence> Silences { get; private set; } = [];

    /// <param name="isTold">Which transitions are told to anybody at all.</param>
    public static HeldAlerts Load(AlertStore store, Func<AlertTransition, bool> isTold)
    {
        var states = store.States().ToDictionary(state => state.Fingerprint);
        var (told, receivers) = (store.Told(), store.Receivers());
        var transitions = new SortedDictionary<long, AlertTransition>();
        Add(After(store, receivers.Count == 0 ? 0 : receivers.Min(receiver => receiver.ConsideredUntil)));
        var asked = transitions.Values.Select(transition => transition.Fingerprint)
            .Concat(states.Values.Where(RoutingMemory.IsLive).Select(state => state.Fingerprint))
            .Concat(told.Where(row => row.Open).Select(row => row.Fingerprint)).Distinct().ToList();
        Add(store.Histories(asked, Page));

        return new HeldAlerts(states, new RoutingMemory(told, receivers, transitions.Values.Where(isTold)), store.LastTransition());

        void Add(IEnumerable<AlertTransition> more)
        {
            foreach (var transition in more)
            {
                transitions[transition.Number] = transition;
            }
        }
    }

    public void Put(IEnumerable<AlertState> states)
    {
        foreach (var state in states)
        {
            _states[state.Fingerprint] = state;
        }
    }

    /// <summary>Takes what people did since, where anything was written at all.</summary>
    public void TakeActs(AlertFile file, AlertDesk desk, DateTimeOffset now)
    {
        if (file.Changes.Revision is var revision && revision == _revision)
        {
            return;
        }

        for (var more = desk.ActsAfter(_lastAct, Page); more.Count > 0; more = desk.ActsAfter(_lastAct, Page))
        {
            _acts.AddRange(more);
            _lastAct = more[^1].Number;
        }

        _acts.RemoveAll(act => _states.GetValueOrDefault(act.Fingerprint) is not { Phase: AlertPhase.Firing } state || state.Episode != act.Episode);
        Silences = desk.SilencesEndingAfter(now);
        _revision = revision;
    }

    private static IEnumerable<AlertTransition> After(AlertStore store, long number)
    {
        while (store.TransitionsAfter(number, Page) is { Count: > 0 } page)
        {
            foreach (var transition in page)
            {
                yield return transition;
            }

            number = page[^1].Number;
        }
    }
}
