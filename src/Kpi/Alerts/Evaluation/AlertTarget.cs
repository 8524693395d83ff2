using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>A target of a plan that is shown, and how it stands.</summary>
public sealed record AlertTarget(PlanReference Reference, TargetProgress Progress);
