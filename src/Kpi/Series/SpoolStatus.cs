namespace Ioc.Kpi.Series;

/// <summary>What waits for the series store, and what became of what came. Counts are since the start of the service.</summary>
/// <param name="Points">Points on disk that wait.</param>
/// <param name="Bytes">What they take.</param>
/// <param name="MostBytes">What they may take.</param>
/// <param name="Held">Points in memory because the disk takes none.</param>
/// <param name="Lag">How long the oldest has waited.</param>
/// <param name="Sent">Points that the store has taken.</param>
/// <param name="Quarantined">Points in the quarantine, also those of earlier starts.</param>
/// <param name="RolledUp">Minute points given up for the last of their hour.</param>
/// <param name="Dropped">Points given up for nothing.</param>
/// <param name="LastError">One sentence; null while nothing is wrong.</param>
public sealed record SpoolStatus(
    SpoolState State, long Points, long Bytes, long MostBytes, long Held, TimeSpan Lag, long Sent, long Quarantined, long RolledUp, long Dropped,
    string? LastError);
