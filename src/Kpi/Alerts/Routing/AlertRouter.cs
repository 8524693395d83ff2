using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Alerts.Routing.Stages;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>
/// From alerts to messages. It goes by what is open now and what was told, not by single changes, so that nothing is lost that a mute, an
/// interval or a restart kept back. One thread at a time.
/// </summary>
public sealed class AlertRouter
{
    /// <summary>The whole way, in its order. A stage takes alerts out, or adds to what receivers are told.</summary>
    private static readonly Action<RoutingRun>[] Stages =
    [
        InhibitionStage.Run,
        SilenceStage.Run,
        MaintenanceStage.Run,
        CalendarStage.Run,
        RoutingStage.Run,
        GroupingStage.Run,
        DeduplicationStage.Run,
        EscalationStage.Run,
        RepeatStage.Run,
        ResolveStage.Run,
        CompositionStage.Run,
    ];

    // Kept because compiling a regular expression is slow; a silence never changes, it is replaced.
    private readonly Dictionary<AlertSilence, MatcherSet> _silences = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is to be said now. Changes nothing.</summary>
    public RoutingOutcome Plan(RoutingInput input)
    {
        if (_silences.Count > (2 * input.Silences.Count) + 64)
        {
            _silences.Clear();
        }

        var run = new RoutingRun(input, MatchersOf);
        foreach (var stage in Stages)
        {
            stage(run);
        }

        return run.Outcome();
    }

    private MatcherSet? MatchersOf(AlertSilence silence)
    {
        if (_silences.TryGetValue(silence, out var known))
        {
            return known;
        }

        if (silence.Matchers.Count == 0 || !MatcherSet.TryCreate(silence.Matchers, out var set, out _))
        {
            // Such a silence is refused where it is entered; one that is stored all the same must not silence everything.
            return null;
        }

        _silences.Add(silence, set);
        return set;
    }
}
