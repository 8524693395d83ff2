using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// Counts many dossiers on two threads, as a start does while nobody reads the board: first what each of them counts is worked out, half of them on
/// each; then one thread changes the counters of the province and its agencies, the other those of procedures and pairs. One owner at a time.
/// </summary>
internal sealed class CountingBlock(BoardRows board)
{
    private const int Size = 512;
    private const int Threads = 2;

    private readonly CountedRow[] _rows = new CountedRow[Size];
    private readonly ContributionChange _ofProvince = new();
    private readonly ContributionChange _ofProcedures = new();
    private readonly CounterWarmth _warmth = new();
    private int _count;

    /// <summary>Takes a dossier, which is counted with the others of its block: at the latest by <see cref="CountRest"/>.</summary>
    /// <param name="before">The packed record that is counted so far; empty for a dossier that is not. Those come in the order of their rows.</param>
    public void Take(int row, ReadOnlyMemory<byte> before, Moment now)
    {
        ref var taken = ref _rows[_count++];
        (taken.Row, taken.Before) = (row, before);
        if (_count == Size)
        {
            CountRest(now);
        }
    }

    /// <summary>Counts what was taken and is not counted yet.</summary>
    public void CountRest(Moment now)
    {
        board.Context.Learn();
        Parallel.For(0, Threads, thread => WorkOut(_count * thread / Threads, _count * (thread + 1) / Threads, now));
        Parallel.Invoke(CountInProvince, CountInProcedures);
        board.Moved(_rows.AsSpan(0, _count));
        _count = 0;
    }

    private void WorkOut(int from, int until, Moment now)
    {
        for (var i = from; i < until; i++)
        {
            _rows[i].WorkOut(board.Table, board.Context, now);
        }
    }

    private void CountInProvince()
    {
        foreach (ref var row in _rows.AsSpan(0, _count))
        {
            if (row.Kind == CountedRowKind.New)
            {
                _ofProvince.Set(Contribution.Nothing, row.New);
                board.AddToProvince(row.Row, row.New, _ofProvince);
            }
            else if (row.Kind == CountedRowKind.Changed)
            {
                _ofProvince.Set(row.Old, row.New);
                board.ReplaceInProvince(row.Row, row.Old, row.New, _ofProvince);
            }
        }
    }

    private void CountInProcedures()
    {
        for (var rows = _rows.AsSpan(0, _count); !rows.IsEmpty;)
        {
            var some = rows[..Math.Min(rows.Length, DossierTable.MostWarmed)];
            rows = rows[some.Length..];
            Warm(some);
            foreach (ref var row in some)
            {
                if (row.Kind == CountedRowKind.New)
                {
                    _ofProcedures.Set(Contribution.Nothing, row.New);
                    board.AddToProcedure(row.Row, row.New, _ofProcedures);
                }
                else if (row.Kind == CountedRowKind.Changed)
                {
                    _ofProcedures.Set(row.Old, row.New);
                    board.ReplaceInProcedure(row.Row, row.Old, row.New, _ofProcedures);
                }
            }
        }
    }

    private void Warm(ReadOnlySpan<CountedRow> rows)
    {
        Span<DossierPlace> places = stackalloc DossierPlace[DossierTable.MostWarmed];
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var counted = ref rows[i].New;
            places[i] = new DossierPlace(counted.Agency, counted.Procedure, counted.Channel, rows[i].Kind == CountedRowKind.New);
        }

        _warmth.Warm(board.Scopes, places[..rows.Length]);
    }
}
