namespace Ioc.Kpi.Counting;

/// <summary>What a dossier is now (semantics.md, "States").</summary>
public enum Standing
{
    /// <summary>No received time: nothing counts it.</summary>
    NotEntered,

    /// <summary>Refused without ever being received; counts only in K30.</summary>
    RefusedAtIntake,
    Open,
    Finished,
    Refused,
    Withdrawn,
    Stopped,
}
