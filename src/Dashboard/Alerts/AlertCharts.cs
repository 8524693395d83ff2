using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>The course of the KPI that a rule watches, for the line on the page of its alert. Any thread may call.</summary>
internal sealed class AlertCharts(AlertRuleBook rules, ISeriesStore series, TimeProvider clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    /// <returns>Null where the rule watches no KPI of the province or an agency, or nothing is known of it.</returns>
    public AlertChart? Of(AlertState state)
    {
        var scope = state.Fingerprint.Scope;
        if (rules.Now.Find(state.Fingerprint.Rule) is not { Watch.Kpi.Length: > 0 } rule || rule.Watch.AsShare
            || scope.Kind is not (AlertScopeKind.Province or AlertScopeKind.Agency) || KpiCatalogue.Find(rule.Watch.Kpi) is not { } kpi)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var samples = series.ReadAsync(new SeriesKey(kpi.Id, Agency: scope.Key), now - Shown, now.AddMinutes(1), SeriesStep.Hour, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return samples.Count < 2 ? null : new AlertChart(kpi, samples, state.Threshold, now - Shown, now);
    }
}
