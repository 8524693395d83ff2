namespace Ioc.Kpi.Board;

/// <summary>How much of a dossier another way of counting can change.</summary>
internal enum RecountReach
{
    Nothing,

    /// <summary>Only how long it took in working time.</summary>
    WorkingTime,

    /// <summary>How long it took in working time, and the stocks that depend on which days are worked.</summary>
    Calendar,

    Everything,
}
