namespace Ioc.Kpi.Catalogues;

/// <summary>How far a procedure is provided online, ordered from nothing to the whole of it.</summary>
public enum OnlineLevel
{
    /// <summary>Only at the counter or by post.</summary>
    None = 0,

    /// <summary>The portal only tells about it.</summary>
    Info = 1,

    /// <summary>Some steps are taken online.</summary>
    Partial = 2,

    /// <summary>Every step is taken online.</summary>
    Full = 3,
}
