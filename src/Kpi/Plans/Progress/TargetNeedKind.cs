namespace Ioc.Kpi.Plans.Progress;

/// <summary>In what a need is told.</summary>
public enum TargetNeedKind
{
    /// <summary>Dossiers on each working day, all services together.</summary>
    DossiersPerWorkingDay,

    /// <summary>Per cent of the dossiers that still come.</summary>
    PercentOfComing,

    /// <summary>Units of the target on each working day.</summary>
    UnitsPerWorkingDay,
}
