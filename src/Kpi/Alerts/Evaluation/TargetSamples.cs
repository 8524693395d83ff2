using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Samples of targets. One whose deadline is past, or that has no number, has none.</summary>
internal static class TargetSamples
{
    /// <summary>The projection of the KPI, held against the number of the target.</summary>
    public static void AddProjections(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        foreach (var target in Open(reading).Where(target => target.Progress.Target.Kpi == rule.Watch.Kpi))
        {
            Add(rule, reading, target, ProjectedOf(target.Progress), target.Progress.Target.Value, samples);
        }
    }

    /// <summary>How far the projection falls short, in per cent of the target.</summary>
    public static void AddBehind(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        foreach (var target in Open(reading))
        {
            Add(rule, reading, target, ProjectedOf(target.Progress) is { } projected ? Short(target.Progress.Target, projected) : null, null, samples);
        }
    }

    private static IEnumerable<AlertTarget> Open(AlertReading reading) =>
        (reading.Targets ?? []).Where(target => target.Progress is { Expired: false, Target: { Kpi: not null, Value: not null } });

    private static double? ProjectedOf(TargetProgress progress) => progress.Projection?.Value ?? progress.Value;

    private static double Short(PlanTarget target, double projected)
    {
        var missing = target.Comparison == PlanComparison.AtMost ? projected - target.Value!.Value : target.Value!.Value - projected;
        return target.IsReachedBy(projected) ? 0 : 100 * missing / Math.Max(Math.Abs(target.Value.Value), double.Epsilon);
    }

    private static void Add(AlertRule rule, AlertReading reading, AlertTarget target, double? value, double? reference, List<AlertSample> samples)
    {
        // Nothing to project from yet is not a loss of data.
        var kind = value is null || target.Progress.Status == TargetStatus.NoData ? AlertSampleKind.NotJudged : AlertSampleKind.Value;
        var kpi = target.Progress.Target.Kpi!;
        samples.Add(new AlertSample(
            new AlertFingerprint(rule.Uid, new AlertScope(AlertScopeKind.Target, target.Reference.ToString())), kind, value, reference,
            ScopeName: target.Progress.Target.Title, KpiName: reading.Names.Kpis.GetValueOrDefault(kpi, kpi)));
    }
}
