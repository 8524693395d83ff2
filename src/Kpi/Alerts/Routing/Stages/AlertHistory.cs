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
        var turn = _transitions.FindLast(transition =>
            transition.Number < number && transition.Change is AlertChange.BeganFlapping or AlertChange.EndedFlapping);
        return turn is { Change: AlertChange.BeganFlapping };
    }

    /// <summary>Firings that closed, each with both ends.</summary>
    public IEnumerable<(AlertTransition Fired, AlertTransition Resolved)> Closed()
    {
        foreach (var resolved in _transitions.Where(transition => transition.Change == AlertChange.Resolved))
        {
            if (Last(AlertChange.Fired, resolved.Episode) is { } fired)
            {
                yield return (fired, resolved);
            }
        }
    }
}
