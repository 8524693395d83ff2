namespace Ioc.Kpi.Board;

/// <summary>Which time a dossier took.</summary>
internal enum TimeKind
{
    /// <summary>From received to finished by the clock.</summary>
    Elapsed,

    /// <summary>The working time between them, without what was waited for the citizen.</summary>
    Working,
}
