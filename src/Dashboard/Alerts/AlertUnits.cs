using Ioc.Dashboard.Api;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Alerts;

/// <summary>What the numbers of a rule are numbers of: a word of the texts under `unit`, empty where a number stands for itself.</summary>
internal static class AlertUnits
{
    private const string Seconds = "seconds";

    /// <param name="rule">Null for an alert whose rule is gone.</param>
    public static string Of(AlertRule? rule) => rule switch
    {
        null or { Scope: AlertScopeKind.Target, Watch.Measure: null } => "",
        { Watch.AsShare: true } => ApiWords.Of(KpiUnit.Percent),
        { Watch.Part.Length: > 0 } => ApiWords.Of(KpiUnit.Dossiers),
        { Watch.Measure: null } => KpiCatalogue.Find(rule.Watch.Kpi) is { } kpi ? ApiWords.Of(kpi.Unit) : "",
        { Watch.Measure: AlertMeasure.SourceAgeInIntervals } => "intervals",
        { Watch.Measure: AlertMeasure.ReceivedInLastHour } => ApiWords.Of(KpiUnit.Dossiers),
        { Watch.Measure: AlertMeasure.ReportDueInWorkingDays } => "working-days",
        { Watch.Measure: AlertMeasure.Service } => rule.Watch.Service.EndsWith(Seconds, StringComparison.Ordinal) ? Seconds : "",
        _ => "",
    };
}
