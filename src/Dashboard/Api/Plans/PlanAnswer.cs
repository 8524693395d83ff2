namespace Ioc.Dashboard.Api.Plans;

/// <summary>The reply of `GET /api/v1/plans/{code}`.</summary>
public sealed record PlanAnswer(
    DateTimeOffset? AsOf, PlanSummary Plan, IReadOnlyList<TargetView> Targets, IReadOnlyList<TaskView> Tasks, IReadOnlyList<string> Remarks,
    IReadOnlyList<ContradictionView> Contradictions);
