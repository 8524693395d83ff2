namespace Ioc.Kpi.Alerts;

/// <summary>What the value of an alert and its threshold are numbers of.</summary>
public enum AlertUnit
{
    /// <summary>A number that stands for itself, or one whose unit is not known.</summary>
    None,

    Dossiers,
    Percent,
    Hours,
    Services,
    Points,
    Centres,
    Databases,
    Seconds,

    /// <summary>Of a source, between two deliveries.</summary>
    Intervals,

    WorkingDays,
}
