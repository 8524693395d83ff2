namespace Ioc.Kpi.Plans.Files;

/// <summary>What came of reading a plan file: a plan, or everything that is wrong with it.</summary>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<PlanProblem> Problems);
