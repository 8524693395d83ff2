namespace Ioc.Kpi.Alerts.Rules;

/// <summary>The period of a KPI that a rule watches, up to today: the periods of the board.</summary>
public enum AlertPeriod
{
    Day,
    Month,
    Year,

    /// <summary>Since the first dossier.</summary>
    All,
}
