using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Catalogues;

/// <summary>A row of the catalogue of agencies (semantics.md, "Catalogue files").</summary>
/// <param name="Parent">The code of the agency above; null at the top.</param>
/// <param name="CommuneCode">The code of its commune in the national list, for the map; null for others.</param>
/// <param name="ValidFrom">First local day on which dossiers may carry the code; null for always.</param>
/// <param name="ValidTo">Last such day; null for still.</param>
/// <param name="AliasOf">The agency that took over, for merged agencies and former districts; null for none.</param>
public sealed record AgencyEntry(
    string Code, string Name, AgencyKind Kind, string? Parent, string? CommuneCode, DateOnly? ValidFrom, DateOnly? ValidTo, string? AliasOf);
