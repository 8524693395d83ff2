using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>
/// Computes the daily values of past days anew from the dossiers as they are known now, and writes them over what stands in the series store
/// (docs/series.md, "Rebuilding"). Reads journal and checkpoint beside a running service and changes neither. KPIs that do not come from dossiers,
/// targets and trust are left as they were written.
/// </summary>
public sealed class SeriesRebuild
{
    /// <summary>Points handed to the store at once.</summary>
    private const int Batch = 5_000;

    private static readonly KpiDefinition[] Kpis = [.. KpiCatalogue.All.Where(kpi => kpi is not DerivedKpi)];

    private readonly IJournal _journal;
    private readonly LiveBoard _live;
    private readonly BoardLoader _loader;
    private readonly ISeriesStore _store;
    private readonly RebuildBookmark _bookmark;

    internal SeriesRebuild(IJournal journal, LiveBoard live, BoardLoader loader, ISeriesStore store, RebuildBookmark bookmark) =>
        (_journal, _live, _loader, _store, _bookmark) = (journal, live, loader, store, bookmark);

    /// <summary>Rebuilds each day of the range in turn; a run over the same days that was broken off goes on behind its last finished day.</summary>
    /// <param name="range">Days that are over.</param>
    /// <param name="done">Called after each day whose points are stored.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or reaches into days that are not over.</exception>
    /// <exception cref="BoardIncompleteException">Checkpoint and journal do not hold every dossier.</exception>
    /// <exception cref="CheckpointDamagedException">The checkpoint cannot be read.</exception>
    public async Task RunAsync(RebuildRange range, Action<RebuiltDay> done, CancellationToken cancellationToken)
    {
        var present = await LoadAsync(cancellationToken);
        if (range.From > range.To || range.To >= present.Today)
        {
            throw new ArgumentOutOfRangeException(null, $"Only days that are over can be rebuilt: from {range.From:O} to {range.To:O} is empty, or not before today, {present.Today:O}.");
        }

        var from = _bookmark.Next(range);
        var waiting = await StandingDaysAsync(present, range with { From = from }, cancellationToken);
        for (var day = from; day <= range.To; day = day.AddDays(1))
        {
            var at = RebuildRange.LastMinuteOf(day, present.Zone);
            var found = waiting.TryGetValue(day, out var standing);
            List<SeriesPoint> points =
            [
                .. Kpis.Where(kpi => !DaySample.NeedsJournal(kpi)).SelectMany(kpi => DaySample.Of(present, kpi, Period.Day(day), at)),
                .. ProcedureDays.Of(present, day),
                .. found ? standing.Points : await UnknownAsync(present, day, at, cancellationToken),
            ];
            foreach (var batch in points.Chunk(Batch))
            {
                await _store.WriteAsync(batch, cancellationToken);
            }

            _bookmark.Move(range, day);
            done(new RebuiltDay(day, points.Count, found ? standing.Unsure : null));
        }

        _bookmark.Clear();
    }

    private async Task<KpiBoard> LoadAsync(CancellationToken cancellationToken)
    {
        _live.Tick();
        var covered = await _loader.LoadCheckpointAsync(cancellationToken);
        if (covered < _journal.Pruned)
        {
            throw new BoardIncompleteException($"No checkpoint covers the journal rows up to {_journal.Pruned.Row}, which were pruned.");
        }

        await _loader.ReplayAsync(covered, _ => { }, cancellationToken);
        return _live.Peek(board => board);
    }

    /// <summary>The points that only the journal knows, by day.</summary>
    private async Task<Dictionary<DateOnly, (List<SeriesPoint> Points, long Unsure)>> StandingDaysAsync(
        KpiBoard present, RebuildRange range, CancellationToken cancellationToken)
    {
        var days = new Dictionary<DateOnly, (List<SeriesPoint> Points, long Unsure)>();
        var wanted = Kpis.Where(DaySample.NeedsJournal).ToList();
        await new JournalDays(_journal, _live).RunAsync(
            present,
            range.To,
            (day, board, unsure) =>
            {
                if (day >= range.From)
                {
                    var at = RebuildRange.LastMinuteOf(day, present.Zone);
                    days[day] = ([.. wanted.SelectMany(kpi => DaySample.Of(board, kpi, Period.Day(day), at))], unsure);
                }
            },
            cancellationToken);
        return days;
    }

    /// <summary>What the journal does not know any more, nobody left out, for the series that have no value on the day.</summary>
    private async Task<List<SeriesPoint>> UnknownAsync(KpiBoard present, DateOnly day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var points = new List<SeriesPoint>();
        foreach (var point in Kpis.Where(DaySample.NeedsJournal).SelectMany(kpi => DaySample.Of(present, kpi, Period.Day(day), at)))
        {
            var (start, end) = (present.Zone.StartOf(day.DayNumber), present.Zone.StartOf(day.DayNumber + 1));
            if ((await _store.ReadAsync(point.Series, start.ToUtc(), end.ToUtc(), SeriesStep.Day, cancellationToken)).Count == 0)
            {
                points.Add(point);
            }
        }

        return points;
    }
}
