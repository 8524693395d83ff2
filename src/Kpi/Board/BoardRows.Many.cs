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

    /// <summary>Counts what has changed since <see cref="PutCountingOff"/>: each dossier once, however often it changed.</summary>
    public void CountWhatChanged(Moment now)
    {
        using var uncounted = Uncounted!;
        Uncounted = null;
        Span<int> rows = stackalloc int[DossierTable.MostWarmed];
        foreach (var piece in uncounted.Pieces)
        {
            for (var at = 0; at < piece.Length;)
            {
                var (count, end) = (0, at);
                for (; count < rows.Length && end < piece.Length; count++)
                {
                    end += RowHistory.Read(piece.Span[end..], out rows[count], out _);
                }

                ReadTogether(rows[..count], isNew: false);
                for (var i = 0; i < count; i++)
                {
                    at += RowHistory.Read(piece.Span[at..], out var row, out var packed);
                    DossierCodec.Read(packed, out var before);

                    // A pair that becomes large by this gets its counters with the others, when every row is counted: they come from the records,
                    // which are ahead of what is counted until then.
                    ChangeCounts(row, before, _together[i], now);
                }
            }
        }

        CountFrom(uncounted.Rows, now);
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

            ReadTogether(rows[..count], isNew: true);
            for (var i = 0; i < count; i++)
            {
                Count(first++, _together[i], now);
            }
        }

        PromotePairs(now);
    }

    /// <summary>Reads the dossiers of some rows, and fetches the counters that they will change.</summary>
    private void ReadTogether(ReadOnlySpan<int> rows, bool isNew)
    {
        Span<DossierPlace> places = stackalloc DossierPlace[DossierTable.MostWarmed];
        Table.Warm(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            Table.Read(rows[i], out _together[i]);
            places[i] = DossierPlace.Of(_together[i].Content, isNew);
        }

        _warmth.Warm(Scopes, places[..rows.Length]);
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
