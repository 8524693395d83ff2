using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <content>Many rows one after another: what was put off during a start, and every row anew when the rules change.</content>
internal sealed partial class BoardRows
{
    /// <summary>From now on changes are only stored, until <see cref="CountWhatChanged"/>; nothing may be read meanwhile.</summary>
    public void PutCountingOff() => Uncounted = new RowHistory(Table.Count, long.MaxValue);

    /// <summary>Counts what has changed since <see cref="PutCountingOff"/>: each dossier once, however often it changed.</summary>
    public void CountWhatChanged(Moment now)
    {
        var uncounted = Uncounted!;
        Uncounted = null;
        var block = new CountingBlock(this);
        foreach (var piece in uncounted.Pieces)
        {
            for (var rest = piece; !rest.IsEmpty;)
            {
                var length = RowHistory.Read(rest.Span, out var row, out _);
                block.Take(row, rest[RowHistory.HeaderSize..length], now);
                rest = rest[length..];
            }
        }

        block.CountRest(now);
        CountFrom(uncounted.Rows, now);
    }

    /// <summary>Counts the rows that are in the table and not counted yet.</summary>
    public void CountFrom(int first, Moment now)
    {
        var block = new CountingBlock(this);
        for (var row = first; row < Table.Count; row++)
        {
            block.Take(row, ReadOnlyMemory<byte>.Empty, now);
        }

        block.CountRest(now);
        PromotePairs(now);
    }

    /// <summary>
    /// Of the rows of a block those that go from one scope to another, after the others. A pair that becomes large by them gets its counters when every
    /// row is counted: they are counted from the records, which are ahead of what is counted until then.
    /// </summary>
    internal void Moved(ReadOnlySpan<CountedRow> rows)
    {
        Version++;
        foreach (ref readonly var row in rows)
        {
            if (row.Kind == CountedRowKind.Moved)
            {
                Move(row.Row, row.Old, row.New);
            }
        }
    }

    /// <summary>Gives every pair that has become large counters of its own, after many rows were counted without.</summary>
    public void PromotePairs(Moment now)
    {
        foreach (var pair in Scopes.Pairs)
        {
            Promote(pair, now);
        }
    }

    /// <summary>Begins to count by other rules, row by row; see <see cref="ContinueRecount"/>.</summary>
    public void BeginRecount(CountingContext next)
    {
        if (_next is not null)
        {
            throw new InvalidOperationException("One change of the rules ends before the next begins.");
        }

        _next = new Recount(_context, next);
        _recounted = 0;
    }

    /// <summary>Counts some more rows by the new rules; only those that they can touch are looked at closely.</summary>
    /// <returns>Whether there are more.</returns>
    public bool ContinueRecount(int rows, Moment now)
    {
        if (_next is not { } next)
        {
            return false;
        }

        var block = _block ??= new RecountBlock();
        var end = Math.Min(Table.Count, _recounted + rows);
        while (_recounted < end)
        {
            foreach (ref var row in block.WorkOut(Table, _recounted, Math.Min(RecountBlock.Rows, end - _recounted), next, now))
            {
                Recount(row, now);
                _recounted++;
            }
        }

        if (_recounted < Table.Count)
        {
            return true;
        }

        _context = next.Context;
        (_next, _block) = (null, null);
        return false;
    }

    /// <summary>Puts what the next rules count of the row in the place of what is counted.</summary>
    private void Recount(in RecountRow row, Moment now)
    {
        if (row.Reach == RecountReach.Everything)
        {
            Replace(_recounted, row.Old, row.New, now);
        }
        else if (row.Reach == RecountReach.WorkingTime)
        {
            Version++;
            Times.ReplaceWorking(row.LeftDay, row.OldTime, row.NewTime);
        }
    }
}
