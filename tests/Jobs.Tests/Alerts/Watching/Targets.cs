using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>A target of a plan whose projection falls short.</summary>
internal static class Targets
{
    private static readonly PlanTarget Target = new(
        "T01", "Online", "online-submission-rate", PlanComparison.AtLeast, 80, PlanUnit.Percent, null, new DateOnly(2026, 12, 31), "2026", [], "", null, false, null, [], "");

    public static AlertTarget Behind { get; } = new(
        new PlanReference("quang-ninh", "T01"), new TargetProgress(Target, TargetStatus.Behind, false, 36, false, new TargetProjection(72, null, null, null), null, 10));
}
