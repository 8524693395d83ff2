using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>
/// The board as it stood at the end of each day that the journal still holds: dossiers that the kept rows do not touch stand as they are now,
/// the others as the rows left them. Used once.
/// </summary>
internal sealed class JournalDays(IJournal journal, LiveBoard live)
{
    private readonly HashSet<DossierKey> _unseen = [];
    private readonly HashSet<DossierKey> _touched = [];
    private DateTimeOffset? _first;

    /// <summary>The first day at whose end everything that was accepted on it stands in the kept rows; null where there is no row.</summary>
    public DateOnly? FirstDay { get; private set; }

    /// <summary>Calls <paramref name="ended"/> at the end of each day from <see cref="FirstDay"/> to the last one, in order.</summary>
    /// <param name="present">The board of now, with everything that the journal holds.</param>
    /// <param name="last">The last day that is wanted.</param>
    /// <param name="ended">The board at the end of the day, and of how many dossiers it is not known how they stood then.</param>
    public async Task RunAsync(KpiBoard present, DateOnly last, Action<DateOnly, KpiBoard, long> ended, CancellationToken cancellationToken)
    {
        var zone = present.Zone;
        await LookThroughAsync(zone, cancellationToken);
        if (_first is not { } first)
        {
            return;
        }

        var board = live.NewBoard(Moment.From(first));
        for (var row = 0; row < present.DossierCount; row++)
        {
            present.Read(row, out var dossier);
            if (!_touched.Contains(dossier.Key))
            {
                board.LoadRecord(dossier);
            }
        }

        board.CountAll();
        var day = FirstDay!.Value;
        await new JournalReplay(journal, live.Codes).RunAsync(
            JournalPosition.Start,
            slice =>
            {
                for (; day <= last && zone.DateOf(Moment.From(slice.At)) > day; day = day.AddDays(1))
                {
                    End(day);
                }

                board.AdvanceTo(Moment.From(slice.At));
                board.Apply(slice.Updates);
                foreach (ref readonly var update in slice.Updates)
                {
                    _unseen.Remove(update.Key);
                }
            },
            cancellationToken);
        for (; day <= last; day = day.AddDays(1))
        {
            End(day);
        }

        void End(DateOnly over)
        {
            board.AdvanceTo(zone.StartOf(over.DayNumber + 1).Plus(TimeSpan.FromMicroseconds(-1)));
            ended(over, board, _unseen.Count);
        }
    }

    /// <summary>Which dossiers the kept rows touch, and of which of those there may have been rows before them.</summary>
    private async Task LookThroughAsync(LocalTime zone, CancellationToken cancellationToken)
    {
        var whole = journal.Pruned == JournalPosition.Start;
        var reaches = Moment.None;
        await new JournalReplay(journal, live.Codes).RunAsync(
            JournalPosition.Start,
            slice =>
            {
                if (_first is null)
                {
                    _first = slice.At;
                    reaches = Moment.From(slice.At);
                    FirstDay = whole ? zone.DateOf(reaches) : zone.DateOf(reaches).AddDays(1);
                }

                foreach (ref readonly var update in slice.Updates)
                {
                    if (_touched.Add(update.Key) && !whole && !(update.Content.Received >= reaches))
                    {
                        _unseen.Add(update.Key);
                    }
                }
            },
            cancellationToken);
    }
}
