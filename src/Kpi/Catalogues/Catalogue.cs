namespace Ioc.Kpi.Catalogues;

/// <summary>
/// What the province says of its procedures and agencies. Immutable; a new version is a new object. Codes that are not in it still count.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, ProcedureEntry> _procedures;
    private readonly Dictionary<string, AgencyEntry> _agencies;

    /// <param name="version">Names the contents: the same files give the same version.</param>
    public Catalogue(string version, IReadOnlyList<ProcedureEntry> procedures, IReadOnlyList<AgencyEntry> agencies)
    {
        Version = version;
        Procedures = procedures;
        Agencies = agencies;
        _procedures = new Dictionary<string, ProcedureEntry>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
        {
            _procedures.TryAdd(procedure.Code, procedure);
            _procedures.TryAdd(NationalCode.Of(procedure.Code), procedure);
        }

        _agencies = agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
    }

    /// <summary>No catalogue is loaded: nothing is known of any code, and nothing is flagged.</summary>
    public static Catalogue Empty { get; } = new("", [], []);

    public string Version { get; }

    public IReadOnlyList<ProcedureEntry> Procedures { get; }

    public IReadOnlyList<AgencyEntry> Agencies { get; }

    public bool KnowsProcedures => Procedures.Count > 0;

    public bool KnowsAgencies => Agencies.Count > 0;

    /// <summary>The procedure of a code as a dossier carries it: the code itself, else its national part.</summary>
    public ProcedureEntry? FindProcedure(string code) =>
        _procedures.GetValueOrDefault(code) ?? _procedures.GetValueOrDefault(NationalCode.Of(code));

    public AgencyEntry? FindAgency(string code) => _agencies.GetValueOrDefault(code);

    /// <summary>The agency that answers for a code now: itself, or the end of its chain of successors.</summary>
    public string SuccessorOf(string code)
    {
        for (var steps = 0; steps < _agencies.Count && FindAgency(code) is { AliasOf: { Length: > 0 } successor }; steps++)
        {
            code = successor;
        }

        return code;
    }

    /// <summary>The procedures of a list, in the order of the catalogue.</summary>
    public IEnumerable<ProcedureEntry> OnList(string list) => Procedures.Where(procedure => procedure.IsOn(list));
}
