namespace Ioc.Kpi.Plans.Book;

/// <summary>Two targets that do not agree. It is shown with both lines; Ioc does not decide between them.</summary>
/// <param name="First">The side of the higher plan, or the first one in the same plan.</param>
/// <param name="Declared">A plan file names it (`conflictsWith`); otherwise it was found by comparing.</param>
public sealed record PlanContradiction(PlanSide First, PlanSide Second, IReadOnlyList<PlanDifference> Differences, bool Declared);
