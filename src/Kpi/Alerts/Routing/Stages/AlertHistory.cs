namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>The transitions of one alert that are still of interest, in their order.</summary>
internal sealed class AlertHistory
{
    public static readonly AlertHistory Empty = new();

    private readonly List<AlertTransition> _transitions = [];

    public long LastNumber => _transitions.Count == 0 ? 0 : _transitions[^1].Number;

    public void Add(AlertTransition transition) => _transitions.Add(transition);

    public AlertTransition? Last(AlertChange change) => _transitions.FindLast(transition => transition.Change == change);

    public AlertTransition? Last(AlertChange change, long episode) =>
        _transitions.FindLast(transition => transition.Change == change && transition.Episode == episode);

    public AlertTransition? FirstAfter(AlertChange change, long episode, long number) =>
        _transitions.Find(transition => transition.Change == change && transition.Episode == episode && transition.Number > number);

    /// <summary>Whether the alert was flapping when the transition of that number was made.</summary>
    public bool WasFlapping(long number)
    {
        var turns = _transitions.FindAll(transition => transition.Change is AlertChange.BeganFlapping or AlertChange.EndedFlapping);
        return turns.FindLast(turn => turn.Number < number) is { } before
            ? before.Change == AlertChange.BeganFlapping
            : turns.Find(turn => turn.Number > number) is { Change: AlertChange.EndedFlapping };
    }

    /// <summary>The end of a firing, null while it lasts. The firings of a flapping alert count as one, which ends with the last of them.</summary>
    public AlertTransition? EndOf(long episode)
    {
        var end = Last(AlertChange.Resolved, episode);
        while (end is not null && WasFlapping(end.Number) && Last(AlertChange.Resolved, end.Episode + 1) is { } later
            && Last(AlertChange.Fired, end.Episode + 1) is { } fired && WasFlapping(fired.Number))
        {
            end = later;
        }

        return end;
    }

    /// <summary>Firings that closed behind a number, each with both ends.</summary>
    public IEnumerable<(AlertTransition Fired, AlertTransition Resolved)> Closed(long after)
    {
        for (var i = _transitions.Count - 1; i >= 0 && _transitions[i].Number > after; i--)
        {
            var resolved = _transitions[i];
            var fired = resolved.Change != AlertChange.Resolved ? -1
                : _transitions.FindLastIndex(i, transition => transition.Change == AlertChange.Fired && transition.Episode == resolved.Episode);
            if (fired >= 0)
            {
                yield return (_transitions[fired], resolved);
            }
        }
    }
}
