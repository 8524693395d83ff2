namespace Ioc.Kpi.Board;

/// <summary>What the parts of a board hold in memory, in bytes (docs/board.md).</summary>
/// <param name="Records">Packed dossiers, and the places that shorter versions of them left.</param>
/// <param name="Rows">Where each record stands, and the last day on which it matters.</param>
/// <param name="Index">From dossier key to row.</param>
/// <param name="Province">Counters of the province.</param>
/// <param name="Agencies">Counters of the agencies.</param>
/// <param name="Procedures">Counters of the procedures.</param>
/// <param name="Pairs">Lists of the rows of agency and procedure together.</param>
/// <param name="PairCounters">Counters of the pairs that have many dossiers.</param>
/// <param name="Deadlines">Instants at which dossiers change by themselves.</param>
/// <param name="Times">Processing times of finished dossiers.</param>
public sealed record BoardMemory(
    long Records,
    long Rows,
    long Index,
    long Province,
    long Agencies,
    long Procedures,
    long Pairs,
    long PairCounters,
    long Deadlines,
    long Times)
{
    public long Total => Records + Rows + Index + Province + Agencies + Procedures + Pairs + PairCounters + Deadlines + Times;
}
