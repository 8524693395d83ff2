using Ioc.Kpi.Plans.Book;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>Two targets that do not agree; nothing is decided between them.</summary>
/// <param name="First">`plan/target`.</param>
/// <param name="Differences">`unit`, `number`, `deadline`, `services`, `exemptions`.</param>
/// <param name="Declared">A plan file names it; otherwise it was found by comparing.</param>
public sealed record ContradictionView(string First, string FirstTitle, string Second, string SecondTitle, IReadOnlyList<string> Differences, bool Declared)
{
    internal static ContradictionView Of(PlanContradiction found) =>
        new(
            $"{found.First.Plan.Code}/{found.First.Target.Id}",
            found.First.Target.Title,
            $"{found.Second.Plan.Code}/{found.Second.Target.Id}",
            found.Second.Target.Title,
            [.. found.Differences.Select(ApiWords.Of)],
            found.Declared);
}
