namespace Ioc.Kpi.Board;

/// <summary>How what a dossier counts differs from what is counted of it.</summary>
internal enum CountedRowKind
{
    Same,

    /// <summary>Not counted yet.</summary>
    New,

    /// <summary>In the same scopes.</summary>
    Changed,

    /// <summary>From one scope to another.</summary>
    Moved,
}
