using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>The course of the KPI that a rule watches, for the line on the pages of its alerts and of itself. Any thread may call.</summary>
internal sealed class AlertCharts(ISeriesStore series, TimeProvider clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    /// <summary>A service that is hours old has no line of hours; minutes make one.</summary>
    private static readonly TimeSpan ShownOfYoung = TimeSpan.FromHours(6);

    /// <summary>Whether a series is kept that the rule can be held against: of the same KPI, scope and period. Of the parts of a KPI none is.</summary>
    public static bool HasSeries(AlertRule rule, AlertScopeKind scope) => KpiCatalogue.Find(rule.Watch.Kpi) is { } kpi && rule.Watch is { Measure: null, Part: "" } && scope switch
    {
        // Series of what people enter, of plans and of the service are of the year so far; those of dossiers of the day so far.
        AlertScopeKind.Province => rule.Period == (IsOfDossiers(kpi) ? AlertPeriod.Day : AlertPeriod.Year) || kpi.Base == KpiBase.Stock,
        AlertScopeKind.Agency => rule.Period == AlertPeriod.Day || kpi.Base == KpiBase.Stock,
        AlertScopeKind.Target => rule.CompareWith == AlertCompareWith.TargetProjection,
        _ => false,
    };

    /// <param name="threshold">What the value was last held against; null where nothing was.</param>
    /// <param name="history">Transitions of the alert, the newest first.</param>
    /// <returns>Null where no series is kept, or too little is in it.</returns>
    public async Task<AlertChart?> OfAsync(
        AlertRule rule, AlertScope scope, double? threshold, IReadOnlyList<AlertTransition> history, CancellationToken cancellationToken)
    {
        if (!HasSeries(rule, scope.Kind) || KpiCatalogue.Find(rule.Watch.Kpi) is not { } kpi)
        {
            return null;
        }

        var key = scope.Kind == AlertScopeKind.Target ? new SeriesKey($"target:{kpi.Id}:{scope.Key}") : new SeriesKey(kpi.Id, Agency: scope.Key);
        var now = clock.GetUtcNow();
        var (from, step) = (now - Shown, TimeSpan.FromHours(1));
        var samples = Watched(rule, await series.ReadAsync(key, from, now.AddMinutes(1), SeriesStep.Hour, cancellationToken));
        if (samples.Count < 3)
        {
            (from, step) = (now - ShownOfYoung, TimeSpan.FromMinutes(1));
            samples = Watched(rule, await series.ReadAsync(key, from, now.AddMinutes(1), SeriesStep.Minute, cancellationToken));
        }

        return samples.Count < 2
            ? null
            : new AlertChart(kpi, samples, step, threshold, rule.Clear is { } clear ? threshold - rule.Threshold + clear : null, from, now, Spans(history, from, now));
    }

    private static bool IsOfDossiers(KpiDefinition kpi) => kpi.Base is KpiBase.Received or KpiBase.Left or KpiBase.Stock;

    private static IReadOnlyList<SeriesSample> Watched(AlertRule rule, IReadOnlyList<SeriesSample> samples) => !rule.Watch.AsShare
        ? samples
        : [.. samples.Where(sample => sample is { Numerator: not null, Denominator: > 0 }).Select(sample => sample with { Value = 100.0 * sample.Numerator!.Value / sample.Denominator!.Value })];

    private static List<(DateTimeOffset From, DateTimeOffset To)> Spans(IReadOnlyList<AlertTransition> history, DateTimeOffset from, DateTimeOffset now)
    {
        var spans = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var until = now;
        foreach (var transition in history)
        {
            if (transition.Change == AlertChange.Resolved)
            {
                until = transition.At;
            }
            else if (transition.Change == AlertChange.Fired && until > from)
            {
                spans.Add((transition.At < from ? from : transition.At, until));
            }
        }

        return spans;
    }
}
