namespace Ioc.Kpi.Plans;

/// <summary>What the number of a target counts. Two targets can be compared only in the same unit.</summary>
public enum PlanUnit
{
    /// <summary>The target has no number.</summary>
    None,
    Percent,

    /// <summary>Dossiers of twelve months, the mean over the services of a list.</summary>
    DossiersPerServicePerYear,

    /// <summary>Dossiers of twelve months, all services of a list together.</summary>
    DossiersPerYearTotal,
    Dossiers,
    Services,
    ProcedureGroups,
    Procedures,
    Communes,
    Databases,
    Hours,
    Points,
}
