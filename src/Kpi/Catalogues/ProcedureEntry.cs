namespace Ioc.Kpi.Catalogues;

/// <summary>A procedure as the customer's catalogue describes it: one row of the file `procedures` (docs/catalogues.md).</summary>
/// <param name="Code">Canonical, otherwise verbatim; unique in the file.</param>
/// <param name="Name">What people read.</param>
/// <param name="Field">The field of administration; null when the cell is empty.</param>
/// <param name="ResultRequired">Whether a finished dossier ends with a result document.</param>
/// <param name="FeeRequired">Whether a fee is due.</param>
/// <param name="Business">Whether businesses apply for it.</param>
/// <param name="NonBoundary">Whether any commune takes it in, wherever the applicant lives.</param>
/// <param name="WorkingDays">Working days allowed, 0 for the same day; null when the cell is empty.</param>
/// <param name="CutoffHour">The local hour, 0–23, from which a dossier counts as received on the next working day; null without one.</param>
/// <param name="Lists">The lists it stands on.</param>
/// <param name="Groups">The groups of the 82 it belongs to, in the order of the cell.</param>
public sealed record ProcedureEntry(
    string Code, string Name, string? Field, ProcedureLevel Level, OnlineLevel Online, bool ResultRequired, bool FeeRequired, bool Business,
    bool NonBoundary, decimal? WorkingDays, int? CutoffHour, ServiceList Lists, IReadOnlyList<string> Groups)
{
    /// <summary>The code without its local suffix, by which lists go.</summary>
    public string NationalCode { get; } = Catalogues.NationalCode.Of(Code);
}
