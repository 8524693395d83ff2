using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What the numbers of a rule are numbers of.</summary>
public static class AlertUnits
{
    private const string Seconds = "-seconds";

    /// <param name="rule">Null for an alert whose rule is gone.</param>
    public static AlertUnit Of(AlertRule? rule) => rule switch
    {
        null or { Scope: AlertScopeKind.Target, Watch.Measure: null } => AlertUnit.None,
        { Watch.AsShare: true } => AlertUnit.Percent,
        { Watch.Part.Length: > 0 } => AlertUnit.Dossiers,
        { Watch.Measure: null } => OfKpi(rule.Watch.Kpi),
        { Watch.Measure: AlertMeasure.SourceAgeInIntervals } => AlertUnit.Intervals,
        { Watch.Measure: AlertMeasure.ReceivedInLastHour } => AlertUnit.Dossiers,
        { Watch.Measure: AlertMeasure.ReportDueInWorkingDays } => AlertUnit.WorkingDays,
        { Watch.Measure: AlertMeasure.Service } => rule.Watch.Service.EndsWith(Seconds, StringComparison.Ordinal) ? AlertUnit.Seconds : AlertUnit.None,
        _ => AlertUnit.None,
    };

    private static AlertUnit OfKpi(string id) => KpiCatalogue.Find(id)?.Unit switch
    {
        KpiUnit.Dossiers => AlertUnit.Dossiers,
        KpiUnit.Percent => AlertUnit.Percent,
        KpiUnit.Hours => AlertUnit.Hours,
        KpiUnit.Services => AlertUnit.Services,
        KpiUnit.Points => AlertUnit.Points,
        KpiUnit.Centres => AlertUnit.Centres,
        KpiUnit.Databases => AlertUnit.Databases,
        _ => AlertUnit.None,
    };
}
