using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Catalogues;

/// <summary>What an agency's code means on some days: one row of the file `agencies` (docs/catalogues.md). A code may have several rows, on different days.</summary>
/// <param name="Code">Canonical, otherwise verbatim.</param>
/// <param name="Name">What people read.</param>
/// <param name="Parent">The code of the agency above; null at the top.</param>
/// <param name="CommuneCode">Five digits of the list of administrative units; null for an agency that is none.</param>
/// <param name="ValidFrom">The first day on which the row holds; null since ever.</param>
/// <param name="ValidTo">The last day on which the row holds; null without an end.</param>
/// <param name="AliasOf">The agency that the code stands for on these days (a merged or former unit); null when it stands for itself.</param>
public sealed record AgencyEntry(
    string Code, string Name, AgencyKind Kind, string? Parent, string? CommuneCode, DateOnly? ValidFrom, DateOnly? ValidTo, string? AliasOf)
{
    public bool HoldsOn(DateOnly day) => First <= day && day <= Last;

    internal DateOnly First => ValidFrom ?? DateOnly.MinValue;

    internal DateOnly Last => ValidTo ?? DateOnly.MaxValue;

    /// <summary>Where the row leads: the agency it stands for, else the one above.</summary>
    internal string? Link => AliasOf ?? Parent;
}
