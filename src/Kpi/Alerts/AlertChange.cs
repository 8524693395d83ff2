namespace Ioc.Kpi.Alerts;

/// <summary>What a transition is.</summary>
public enum AlertChange
{
    /// <summary>The condition began to hold; nobody is told yet.</summary>
    BecamePending,

    /// <summary>The condition ceased before its time; nobody is told.</summary>
    BecameInactive,

    /// <summary>The alert opened.</summary>
    Fired,

    /// <summary>The alert closed.</summary>
    Resolved,

    /// <summary>An open alert became worse by the rule's step; told again even where it was acknowledged.</summary>
    Worsened,

    /// <summary>Data have been missing for as long as the rule bears.</summary>
    LostData,

    /// <summary>Data are back.</summary>
    RegainedData,

    /// <summary>The alert changes too often; its single changes are no longer told.</summary>
    BeganFlapping,

    /// <summary>It has been calm again.</summary>
    EndedFlapping,

    /// <summary>Nobody is told of it from now on, for the reason given: a silence, a maintenance, its cause, the hours of its routes. Not told itself.</summary>
    Muted,

    /// <summary>Nothing keeps it from being told any more. Not told itself.</summary>
    Unmuted,
}
