namespace Ioc.Kpi.Plans;

/// <summary>A number that a plan wants reached by a day.</summary>
/// <param name="Id">Unique among targets, tasks and reports of the plan.</param>
/// <param name="Kpi">The id of the KPI (kpis.md); null, with comparison and value, where the plan names no number.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Deadline">The last day, local and included.</param>
/// <param name="Owners">Who answers for it.</param>
/// <param name="Scope">What is counted, in words.</param>
/// <param name="Variant">Where in the document this number stands, when another place of it has another one.</param>
/// <param name="Exemptions">The plan leaves out services that are rare or of special fields.</param>
/// <param name="Refines">The target of the parent plan that this one makes more precise.</param>
/// <param name="ConflictsWith">Targets that cannot hold together with this one, as the writer of the plan saw it.</param>
/// <param name="Reference">The place in the document.</param>
public sealed record PlanTarget(
    string Id,
    string Title,
    string? Kpi,
    PlanComparison? Comparison,
    double? Value,
    PlanUnit Unit,
    PlanServices? Services,
    DateOnly Deadline,
    string Phase,
    IReadOnlyList<string> Owners,
    string Scope,
    string? Variant,
    bool Exemptions,
    PlanReference? Refines,
    IReadOnlyList<PlanReference> ConflictsWith,
    string Reference)
{
    /// <summary>Whether a value, in the target's unit, satisfies the target. A target without a number is never reached.</summary>
    public bool IsReachedBy(double value) => Comparison switch
    {
        PlanComparison.AtMost => value <= Value,
        null => false,
        _ => value >= Value,
    };
}
