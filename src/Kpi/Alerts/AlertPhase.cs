namespace Ioc.Kpi.Alerts;

/// <summary>Where an alert stands. That data is missing is said beside it (<see cref="AlertState.NoDataSince"/>): it moves no alert from one phase to another.</summary>
public enum AlertPhase
{
    /// <summary>The condition does not hold, and never did.</summary>
    Inactive,

    /// <summary>The condition holds, but not yet as long as the rule asks for (`for`).</summary>
    Pending,

    /// <summary>The alert is open.</summary>
    Firing,

    /// <summary>The alert was open and is closed.</summary>
    Resolved,
}
