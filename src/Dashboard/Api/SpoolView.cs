using Ioc.Kpi.Series;

namespace Ioc.Dashboard.Api;

/// <summary>The way to the series store in `GET /api/v1/sources`. Counts are since the start of the service.</summary>
/// <param name="State">`ok`, `behind`, `away`, `refused` or `full`.</param>
/// <param name="WaitingPoints">Points on disk that wait to be sent.</param>
/// <param name="HeldPoints">Points in memory because the disk takes none.</param>
/// <param name="LagSeconds">How long the oldest point has waited.</param>
/// <param name="Quarantined">Points that the store can never take, also those of earlier starts.</param>
/// <param name="RolledUp">Minute points given up for the last of their hour, since too many waited.</param>
/// <param name="Dropped">Points given up for nothing.</param>
/// <param name="LastError">One sentence; null while nothing is wrong.</param>
public sealed record SpoolView(
    string State,
    long WaitingPoints,
    long WaitingBytes,
    long LimitBytes,
    long HeldPoints,
    double LagSeconds,
    long Sent,
    long Quarantined,
    long RolledUp,
    long Dropped,
    string? LastError)
{
    internal static SpoolView? Of(SpoolStatus? spool) => spool is null ? null : new(
        ApiWords.Of(spool.State), spool.Points, spool.Bytes, spool.MostBytes, spool.Held, spool.Lag.TotalSeconds, spool.Sent, spool.Quarantined,
        spool.RolledUp, spool.Dropped, spool.LastError);
}
