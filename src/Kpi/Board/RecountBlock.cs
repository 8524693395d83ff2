using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// Works out what a change of the rules does to some rows, on two threads at once: that takes most of the time, and reads only. One owner at
/// a time; the board stands still meanwhile.
/// </summary>
internal sealed class RecountBlock
{
    public const int Rows = 512;

    private const int MostThreads = 2;

    private static readonly int Threads = Math.Min(MostThreads, Environment.ProcessorCount);

    private readonly RecountRow[] _rows = new RecountRow[Rows];

    /// <returns>The rows from the first on; valid until the next call.</returns>
    public Span<RecountRow> WorkOut(DossierTable table, int first, int count, Recount recount, Moment now)
    {
        recount.Learn();
        Parallel.For(0, Threads, thread =>
        {
            for (var row = count * thread / Threads; row < count * (thread + 1) / Threads; row++)
            {
                table.Read(first + row, out var dossier);
                _rows[row].WorkOut(dossier, recount, now);
            }
        });
        return _rows.AsSpan(0, count);
    }
}
