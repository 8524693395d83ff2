using Ioc.Kpi.Time;

namespace Ioc.Ingest.Inbox;

/// <summary>
/// Arrival times for updates without a change time of their own: strictly increasing, across restarts and steps of the system clock,
/// so that "arrival order counts" (semantics.md). Used by the inbox loop; told of earlier stamps before that loop runs.
/// </summary>
internal sealed class ArrivalClock(TimeProvider clock)
{
    private Moment _last = Moment.None;

    public Moment Last => _last;

    public Moment Next()
    {
        var now = Moment.From(clock.GetUtcNow());
        _last = _last.Exists && now <= _last ? new Moment(_last.Microseconds + 1) : now;
        return _last;
    }

    /// <summary>A stamp that an earlier process handed out.</summary>
    public void Continue(Moment earlier) => _last = Moment.Later(_last, earlier);
}
