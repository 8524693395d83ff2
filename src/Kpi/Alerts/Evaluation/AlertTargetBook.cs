namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>The targets of the plans that are shown, as they stood at their last reading. Whoever reads them puts them here; any thread may read.</summary>
public sealed class AlertTargetBook
{
    private volatile IReadOnlyList<AlertTarget>? _now;

    /// <value>Null before the first reading. When it is there, the plans are as well.</value>
    public IReadOnlyList<AlertTarget>? Now
    {
        get => _now;
        set => _now = value;
    }
}
