using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Catalogues;

/// <summary>What the customer says about procedures, agencies and service lists, in one version of each file. Immutable; any thread may call.</summary>
/// <remarks>A dossier with a code that the catalogue does not have is counted and shown like any other; only the flags are said about it.</remarks>
public sealed class Catalogue(ProcedureCatalogue procedures, AgencyCatalogue agencies)
{
    /// <summary>No catalogue: nothing is known and nothing is flagged.</summary>
    public static Catalogue Empty { get; } = new(ProcedureCatalogue.Empty, AgencyCatalogue.Empty);

    public ProcedureCatalogue Procedures { get; } = procedures;

    public AgencyCatalogue Agencies { get; } = agencies;

    public ServiceLists Lists => Procedures.Lists;

    public Catalogue With(ProcedureCatalogue procedures) => new(procedures, Agencies);

    public Catalogue With(AgencyCatalogue agencies) => new(Procedures, agencies);

    /// <summary>Whether a catalogue of procedures is loaded and does not have the code. The reserved code of an empty cell is never flagged.</summary>
    public bool LacksProcedure(string code) => !Procedures.IsEmpty && code != DossierCodes.None && Procedures.Find(code) is null;

    /// <summary>Whether a catalogue of agencies is loaded and does not have the code. The reserved code of an empty cell is never flagged.</summary>
    public bool LacksAgency(string code) => !Agencies.IsEmpty && code != DossierCodes.None && !Agencies.Knows(code);
}
