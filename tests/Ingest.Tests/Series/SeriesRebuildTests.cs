using System.Globalization;
using Ioc.Ingest.Board;
using Ioc.Ingest.Inbox;
using Ioc.Ingest.Journalling;
using Ioc.Ingest.Series.Rebuilding;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests.Series;

/// <summary>Three weeks in which dossiers come, wait for the citizen, go on, become overdue and are finished; then the series are computed anew.</summary>
public sealed class SeriesRebuildTests : IAsyncDisposable
{
    private const int Days = 21;
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Last = First.AddDays(Days - 2);
    private static readonly string[] Standing = ["overdue-open", "due-soon"];

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new(At(First, 0));
    private readonly DossierCodes _codes = new();
    private readonly MemoryJournal _journal = new();
    private readonly MemoryCheckpointStore _checkpoints = new();
    private readonly MemorySeriesStore _store = new(LocalTime.Vietnam, new SeriesRetention());
    private readonly Dictionary<(string Kpi, string Agency, DateOnly Day), double> _seen = [];
    private LiveBoard? _live;

    [Fact]
    public async Task A_whole_journal_gives_each_day_as_it_was_seen_when_it_ended()
    {
        await LiveAsync();
        var days = await RebuildAsync(First, Last);

        Assert.Equal(Days - 1, days.Count);
        Assert.All(days, day => Assert.True(day.IsExact, $"{day}"));
        Assert.NotEmpty(_seen);
        foreach (var (what, value) in _seen)
        {
            Assert.Equal((what, value), (what, await ValueAsync(what.Kpi, what.Agency, what.Day)));
        }
    }

    [Fact]
    public async Task What_comes_from_dossiers_is_what_the_board_of_now_says_of_the_day()
    {
        await LiveAsync();
        await RebuildAsync(First, Last);
        var compared = 0;
        foreach (var kpi in KpiCatalogue.All.Where(kpi => kpi is not DerivedKpi && !Standing.Contains(kpi.Id)))
        {
            for (var day = First; day <= Last; day = day.AddDays(1))
            {
                var expected = _live!.Peek(board => board.Read(kpi, Scope.Province, Period.Day(day)).Value);
                Assert.Equal((kpi.Id, day, expected), (kpi.Id, day, await ValueAsync(kpi.Id, "", day)));
                compared += expected is null ? 0 : 1;
            }
        }

        Assert.True(compared > 100, $"Only {compared} values were there.");
    }

    [Fact]
    public async Task Behind_a_pruned_journal_it_is_said_of_which_days_and_dossiers_nobody_knows()
    {
        await LiveAsync();
        await CheckpointAsync();
        await _journal.PruneAsync(_journal.End, At(First.AddDays(10), 0), CancellationToken.None);
        Assert.True(_journal.Pruned > JournalPosition.Start);
        await _store.WriteAsync([new SeriesPoint(new SeriesKey("overdue-open"), At(First.AddDays(4), 23), 1234)], CancellationToken.None);

        var days = await RebuildAsync(First, Last);

        Assert.All(days.Where(day => day.Day < First.AddDays(11)), day => Assert.Null(day.Unsure));
        Assert.Contains(days, day => day.Unsure > 0);
        Assert.Equal(0, days[^1].Unsure);
        Assert.Equal(1234, await ValueAsync("overdue-open", "", First.AddDays(4)));
        Assert.NotNull(await ValueAsync("overdue-open", "", First.AddDays(5)));
        foreach (var (what, value) in _seen.Where(seen => days.Single(day => day.Day == seen.Key.Day).IsExact))
        {
            Assert.Equal((what, value), (what, await ValueAsync(what.Kpi, what.Agency, what.Day)));
        }
    }

    [Fact]
    public async Task A_run_that_broke_off_goes_on_behind_its_last_day_and_a_second_run_changes_nothing()
    {
        await LiveAsync();
        await Assert.ThrowsAsync<IOException>(() => RebuildAsync(First, Last, day => day.Day == First.AddDays(6) ? throw new IOException("The machine went down.") : 0));
        var days = await RebuildAsync(First, Last);
        Assert.Equal(First.AddDays(7), days[0].Day);
        var picture = await PictureAsync();

        Assert.Equal(Days - 1, (await RebuildAsync(First, Last)).Count);
        Assert.Equal(picture, await PictureAsync());
    }

    [Fact]
    public async Task A_day_that_is_not_over_is_refused()
    {
        await LiveAsync();
        var refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RebuildAsync(First, First.AddDays(Days)));
        Assert.Contains("2026-03-23", refused.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Every hour a row; at 23:59 the board is looked at.</summary>
    private async Task LiveAsync()
    {
        _live = Board(_codes);
        _live.Tick();
        var random = new Random(5);
        var open = new List<DossierUpdate>();
        var number = 0;
        for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
        {
            for (var hour = 8; hour < 17; hour++)
            {
                _clock.Advance(At(day, hour) - _clock.GetUtcNow());
                _live.Tick();
                var updates = new List<DossierUpdate> { NewDossier(++number) };
                for (var i = open.Count - 1; i >= 0; i--)
                {
                    if (random.Next(40) == 0 && TryChange(open[i], random) is { } changed)
                    {
                        updates.Add(changed);
                        open[i] = changed;
                    }
                }

                open.Add(updates[0]);
                await AppendAsync(updates);
            }

            _clock.Advance(At(day, 23).AddMinutes(59) - _clock.GetUtcNow());
            _live.Tick();
            if (day <= Last)
            {
                See(day);
            }
        }
    }

    private void See(DateOnly day)
    {
        foreach (var kpi in Standing.Select(id => KpiCatalogue.Find(id)!))
        {
            foreach (var point in _live!.Peek(board => DaySample.Of(board, kpi, Period.Day(day), At(day, 23)).ToList()).Where(point => point.Series.Channel.Length == 0))
            {
                _seen[(kpi.Id, point.Series.Agency, day)] = point.Value;
            }
        }
    }

    private DossierUpdate NewDossier(int number)
    {
        var update = new DossierUpdate { Key = new DossierKey(7, (ulong)number), ChangeTime = Moment.From(_clock.GetUtcNow()), Source = _codes.Sources.IdOf("tthc") };
        update.Content.Agency = _codes.Agencies.IdOf($"H49.{number % 3}");
        update.Content.Procedure = _codes.Procedures.IdOf($"1.00{number % 5}");
        update.Content.Status = DossierStatus.Processing;
        update.Content.Channel = number % 4 == 0 ? Channel.Counter : Channel.Online;
        update.Content.Received = update.ChangeTime;
        update.Content.Due = Moment.From(_clock.GetUtcNow().AddDays(2 + (number % 4)));
        return update;
    }

    /// <summary>Waiting goes on, going on waits or ends.</summary>
    private DossierUpdate? TryChange(DossierUpdate update, Random random)
    {
        if (update.Content.Finished.Exists)
        {
            return null;
        }

        update.ChangeTime = Moment.From(_clock.GetUtcNow());
        update.Content.Status = update.Content.Status != DossierStatus.Processing ? DossierStatus.Processing
            : random.Next(2) == 0 ? DossierStatus.SupplementRequested : DossierStatus.Finished;
        update.Content.Finished = update.Content.Status == DossierStatus.Finished ? update.ChangeTime : Moment.None;
        return update;
    }

    private async Task AppendAsync(List<DossierUpdate> updates)
    {
        var packed = new byte[updates.Count * 256];
        var length = 0;
        foreach (var update in updates)
        {
            length += UpdateCodec.Write(update, packed.AsSpan(length));
        }

        var position = await _journal.AppendAsync(
            _clock.GetUtcNow(), updates.Count, new JournalRowCodec(_codes).Write(packed.AsSpan(0, length), Moment.None).ToArray(), [], CancellationToken.None);
        _live!.Change(board =>
        {
            board.Apply(updates.ToArray());
            return true;
        });
        _live.Folded = position;
    }

    private async Task CheckpointAsync() => await _checkpoints.WriteAsync(
        _live!.Folded, _clock.GetUtcNow(), new CheckpointBlocks(_live, Moment.None, 0).ReadAsync(CancellationToken.None), CancellationToken.None);

    /// <summary>With codes and a board of its own, as another process has them.</summary>
    private async Task<List<RebuiltDay>> RebuildAsync(DateOnly from, DateOnly to, Func<RebuiltDay, int>? also = null)
    {
        var codes = new DossierCodes();
        using var board = Board(codes);
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<IngestMetrics>().BuildServiceProvider();
        var loader = new BoardLoader(_journal, _checkpoints, board, new ArrivalClock(_clock), services.GetRequiredService<IngestMetrics>(), codes);
        var rebuild = new SeriesRebuild(_journal, board, loader, _store, new RebuildBookmark(Path.Combine(_folder.Path, "bookmark.json")));
        var days = new List<RebuiltDay>();
        await rebuild.RunAsync(new RebuildRange(from, to), day => days.Add(also?.Invoke(day) is { } ? day : day), CancellationToken.None);
        return days;
    }

    private LiveBoard Board(DossierCodes codes) =>
        new(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new CatalogueBook(), _clock);

    private async Task<double?> ValueAsync(string kpi, string agency, DateOnly day) =>
        (await _store.ReadAsync(new SeriesKey(kpi, Agency: agency), At(day, 0), At(day.AddDays(1), 0), SeriesStep.Day, CancellationToken.None)).Select(sample => (double?)sample.Value).SingleOrDefault();

    private async Task<string> PictureAsync()
    {
        var lines = new List<string>();
        foreach (var kpi in KpiCatalogue.All)
        {
            lines.AddRange((await _store.ReadAsync(new SeriesKey(kpi.Id), At(First, 0), At(Last.AddDays(1), 0), SeriesStep.Minute, CancellationToken.None))
                .Select(sample => string.Create(CultureInfo.InvariantCulture, $"{kpi.Id} {sample.At:O} {sample.Value} {sample.Numerator} {sample.Denominator}")));
        }

        return string.Join('\n', lines);
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(7));
}
