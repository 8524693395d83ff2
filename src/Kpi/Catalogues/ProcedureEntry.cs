namespace Ioc.Kpi.Catalogues;

/// <summary>A row of the catalogue of procedures (semantics.md, "Catalogue files").</summary>
/// <param name="Code">Canonical, as the catalogue gives it.</param>
/// <param name="Field">The field of administration (`linh vuc`), for grouping; empty when unknown.</param>
/// <param name="ResultRequired">Whether a finished dossier owes a result document; null when the catalogue does not say.</param>
/// <param name="FeeRequired">Whether a fee is due; null when the catalogue does not say.</param>
/// <param name="Business">A procedure for businesses.</param>
/// <param name="NonBoundary">Open to any commune of the province.</param>
/// <param name="WorkingDays">The time the law gives; null when the catalogue does not say.</param>
/// <param name="Cutoff">Received at or after this local time counts as received on the next working day; null for none.</param>
/// <param name="Lists">The service lists it stands on.</param>
public sealed record ProcedureEntry(
    string Code,
    string Name,
    string Field,
    ProcedureLevel Level,
    OnlineLevel Online,
    bool? ResultRequired,
    bool? FeeRequired,
    bool Business,
    bool NonBoundary,
    int? WorkingDays,
    TimeOnly? Cutoff,
    IReadOnlyList<ListMembership> Lists)
{
    /// <summary>Exempt from the dossiers that a plan asks of each service.</summary>
    public bool IsExempt => Lists.Any(list => list.List == ServiceLists.Exempt);

    public bool IsOn(string list) => Lists.Any(membership => membership.List == list);
}
