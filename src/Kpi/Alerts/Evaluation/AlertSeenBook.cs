namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Where the loop of the alerts leaves what it saw last, for the pages. One thread writes; any may read.</summary>
public sealed class AlertSeenBook
{
    private volatile AlertsSeen _now = AlertsSeen.Nothing;

    public AlertsSeen Now
    {
        get => _now;
        set => _now = value;
    }
}
