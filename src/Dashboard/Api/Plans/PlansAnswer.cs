namespace Ioc.Dashboard.Api.Plans;

/// <summary>The reply of `GET /api/v1/plans`.</summary>
/// <param name="AsOf">When the targets were read; null before the first reading.</param>
/// <param name="Problems">Why files were refused; their plans of before stay in force.</param>
public sealed record PlansAnswer(
    DateTimeOffset? AsOf, IReadOnlyList<PlanSummary> Items, IReadOnlyList<ContradictionView> Contradictions, IReadOnlyList<PlanProblemView> Problems);
