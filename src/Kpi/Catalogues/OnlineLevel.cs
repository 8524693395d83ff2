namespace Ioc.Kpi.Catalogues;

/// <summary>How far a procedure can be done online (`MucDo`: 4 full, 3 partial, 2 information only).</summary>
public enum OnlineLevel
{
    None,
    Information,
    Partial,
    Full,
}
