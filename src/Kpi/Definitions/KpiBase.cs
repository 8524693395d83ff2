namespace Ioc.Kpi.Definitions;

/// <summary>What a KPI counts over.</summary>
public enum KpiBase
{
    /// <summary>Dossiers received in the period.</summary>
    Received,

    /// <summary>Dossiers that left in the period.</summary>
    Left,

    /// <summary>The state at the end of the period, or now.</summary>
    Stock,

    /// <summary>The service itself, not dossiers.</summary>
    Service,

    /// <summary>The catalogue of procedures, with or without the dossiers on it.</summary>
    Catalogue,

    /// <summary>The tasks of plans.</summary>
    Plan,

    /// <summary>What people entered.</summary>
    Entered,

    /// <summary>Several of these together.</summary>
    Several,
}
