using System.Collections.Concurrent;

namespace Ioc.Kpi.Codes;

/// <summary>
/// Names that people read for the codes of agencies and procedures. Codes without a name are shown as they are.
/// Any thread may read and write; a later name replaces an earlier one.
/// </summary>
public sealed class CodeNames
{
    private readonly ConcurrentDictionary<string, (string Name, AgencyKind Kind)> _agencies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _procedures = new(StringComparer.Ordinal);

    public void SetAgency(string code, string name, AgencyKind kind) => _agencies[CodeTable.Canonical(code)] = (name, kind);

    public void SetProcedure(string code, string name) => _procedures[CodeTable.Canonical(code)] = name;

    /// <returns>Null when the code has no name.</returns>
    public string? AgencyName(string code) => _agencies.TryGetValue(code, out var agency) ? agency.Name : null;

    /// <returns>Null when the code is not known.</returns>
    public AgencyKind? AgencyKindOf(string code) => _agencies.TryGetValue(code, out var agency) ? agency.Kind : null;

    /// <returns>Null when the code has no name.</returns>
    public string? ProcedureName(string code) => _procedures.GetValueOrDefault(code);
}
