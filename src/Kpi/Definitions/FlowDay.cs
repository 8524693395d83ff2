namespace Ioc.Kpi.Definitions;

/// <summary>The day that a flow measure counts on.</summary>
public enum FlowDay
{
    /// <summary>The day the dossier was received.</summary>
    Received,

    /// <summary>The day it finished, was refused, withdrawn or stopped after having been received.</summary>
    Left,

    /// <summary>The day it was refused without having been received.</summary>
    RefusedAtIntake,
}
