namespace Ioc.Kpi.Alerts;

/// <summary>How grave an alert is; the highest number first on every list.</summary>
public enum AlertSeverity
{
    /// <summary>To be read within the day.</summary>
    Info = 1,

    /// <summary>To be acted on within the shift.</summary>
    Warning = 2,

    /// <summary>To be acted on now; the wall stops turning.</summary>
    Critical = 3,
}
