using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <content>Many rows one after another: what was put off during a start, and every row anew when the rules change.</content>
internal sealed partial class BoardRows
{
    // What is counted next, where many rows are counted one after another.
    private readonly Dossier[] _together = new Dossier[DossierTable.MostWarmed];

    private Contribution _oldByCalendar = Contribution.Nothing;
    private Contribution _newByCalendar = Contribution.Nothing;

    /// <summary>From now on changes are only stored, until <see cref="CountWhatChanged"/>; nothing may be read meanwhile.</summary>
    public void PutCountingOff() => Uncounted = new RowHistory(Table.Count, long.MaxValue);

    /// <summary>Takes what has changed and is not counted yet; what changes from now on belongs to the next batch. Batches are counted in their order.</summary>
    public UncountedBatch TakeUncounted()
    {
        using var changed = Uncounted!;
        var batch = new UncountedBatch();
        Span<int> rows = stackalloc int[DossierTable.MostWarmed];
        foreach (var piece in changed.Pieces)
        {
            for (var at = 0; at < piece.Length;)
            {
                var (count, end) = (0, at);
                for (; count < rows.Length && end < piece.Length; count++)
                {
                    end += RowHistory.Read(piece.Span[end..], out rows[count], out _);
                }

                Table.Warm(rows[..count]);
                while (at < end)
                {
                    at += RowHistory.Read(piece.Span[at..], out var row, out var before);
                    batch.Add(row, before, Table.Record(row));
                }
            }
        }

        for (var row = changed.Rows; row < Table.Count; row++)
        {
            batch.Add(row, [], Table.Record(row));
        }

        PutCountingOff();
        return batch;
    }

    /// <summary>Counts a batch: each dossier once, however often it changed. The table may change meanwhile, nothing else.</summary>
    public void Count(UncountedBatch batch, Moment now)
    {
        foreach (var piece in batch.Pieces)
        {
            for (var at = 0; at < piece.Length;)
            {
                WarmNext(piece.Span[at..]);
                for (var i = 0; i < DossierTable.MostWarmed && at < piece.Length; i++)
                {
                    at += UncountedBatch.Read(piece.Span[at..], out var row, out var packed, out _);
                    if (packed.IsEmpty)
                    {
                        Count(row, _together[i], now);
                        continue;
                    }

                    // A pair that becomes large by this gets its counters when every row is counted: they come from the records, which are
                    // ahead of what is counted until then.
                    DossierCodec.Read(packed, out var before);
                    ChangeCounts(row, before, _together[i], now);
                }
            }
        }
    }

    /// <summary>Counts what has changed since <see cref="PutCountingOff"/> and is in no batch; from now on every change is counted at once.</summary>
    public void CountWhatChanged(Moment now)
    {
        using (var batch = TakeUncounted())
        {
            Count(batch, now);
        }

        Uncounted!.Dispose();
        Uncounted = null;
        PromotePairs(now);
    }

    /// <summary>Counts the rows that are in the table and not counted yet.</summary>
    public void CountFrom(int first, Moment now)
    {
        Span<int> rows = stackalloc int[DossierTable.MostWarmed];
        while (first < Table.Count)
        {
            var count = Math.Min(rows.Length, Table.Count - first);
            for (var i = 0; i < count; i++)
            {
                rows[i] = first + i;
            }

            ReadTogether(rows[..count]);
            for (var i = 0; i < count; i++)
            {
                Count(first++, _together[i], now);
            }
        }

        PromotePairs(now);
    }

    /// <summary>Reads the dossiers of some rows that are new, and fetches the counters that they will change.</summary>
    private void ReadTogether(ReadOnlySpan<int> rows)
    {
        Span<DossierPlace> places = stackalloc DossierPlace[DossierTable.MostWarmed];
        Table.Warm(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            Table.Read(rows[i], out _together[i]);
            places[i] = DossierPlace.Of(_together[i].Content, isNew: true);
        }

        _warmth.Warm(Scopes, places[..rows.Length]);
    }

    /// <summary>Reads the next dossiers of a batch, and fetches the counters that they will change.</summary>
    private void WarmNext(ReadOnlySpan<byte> piece)
    {
        Span<DossierPlace> places = stackalloc DossierPlace[DossierTable.MostWarmed];
        var count = 0;
        for (; count < places.Length && !piece.IsEmpty; count++)
        {
            piece = piece[UncountedBatch.Read(piece, out _, out var before, out var now)..];
            DossierCodec.Read(now, out _together[count]);
            places[count] = DossierPlace.Of(_together[count].Content, isNew: before.IsEmpty);
        }

        _warmth.Warm(Scopes, places[..count]);
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

        var end = Math.Min(Table.Count, _recounted + rows);
        for (; _recounted < end; _recounted++)
        {
            Table.Read(_recounted, out var dossier);
            switch (next.ReachOf(dossier.Content))
            {
                case RecountReach.Everything:
                    ref var old = ref _old;
                    ref var contribution = ref _new;
                    Contribution.Of(dossier, _context, now, ref old);
                    Contribution.Of(dossier, next.Context, now, ref contribution);
                    Promote(Replace(_recounted, old, contribution), now);
                    break;
                case RecountReach.Calendar:
                    ReplaceByCalendar(dossier, next.Context, now);
                    ReplaceWorkingTime(dossier, next.Context);
                    break;
                case RecountReach.WorkingTime:
                    ReplaceWorkingTime(dossier, next.Context);
                    break;
            }
        }

        if (_recounted < Table.Count)
        {
            return true;
        }

        _context = next.Context;
        _next = null;
        return false;
    }

    /// <summary>Of a dossier of which only some stocks can have changed. These contributions never have any other measure in them, so nothing else moves.</summary>
    private void ReplaceByCalendar(in Dossier dossier, CountingContext next, Moment now)
    {
        Contribution.Of(dossier, _context, now, Recount.ByCalendar, ref _oldByCalendar);
        Contribution.Of(dossier, next, now, Recount.ByCalendar, ref _newByCalendar);
        Replace(_recounted, _oldByCalendar, _newByCalendar);
    }

    /// <summary>Of a dossier of which only the working time can have changed.</summary>
    private void ReplaceWorkingTime(in Dossier dossier, CountingContext next)
    {
        if (Contribution.TimeOf(dossier, _context) is var (day, old) && Contribution.TimeOf(dossier, next) is var (_, time) && old != time)
        {
            Version++;
            Times.ReplaceWorking(day, old, time);
        }
    }
}
