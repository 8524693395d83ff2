namespace Ioc.Kpi.Plans.Files;

/// <summary>One thing that is wrong with a plan file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Place">The JSON path (`$.targets[3].deadline`), or line and column where the file is no JSON; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
/// <param name="Cure">What would be right, in one sentence.</param>
public sealed record PlanProblem(string File, string Place, string Reason, string Cure)
{
    public override string ToString() => Place.Length == 0 ? $"{File}: {Reason} {Cure}" : $"{File}: {Place}: {Reason} {Cure}";
}
