using Ioc.Ingest.Series;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Board;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Series;

public sealed class SeriesWriterTests : OnAHost
{
    private readonly MemorySeriesStore _store = new(LocalTime.Vietnam, new SeriesRetention());
    private readonly DateTimeOffset _minute = StartOfThisMinute();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var today = LocalTime.Vietnam.DateOf(Moment.From(TimeProvider.System.GetUtcNow())).ToString("yyyyMMdd", null);
        await Host.TakenAsync(Records.Array(Enumerable.Range(0, 9).Select(number => Records.One(number).Replace("20250310080000", today + "000000", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Province_agencies_and_channels_are_sampled()
    {
        using var writer = Writer(_store);
        await writer.WriteAsync(_minute, CancellationToken.None);

        Assert.Equal(9, (await ReadAsync(new SeriesKey("received-dossiers"))).Value);
        Assert.Equal(9, (await ReadAsync(new SeriesKey("received-dossiers", Agency: "H49.12"))).Value);
        Assert.Equal(3, (await ReadAsync(new SeriesKey("received-dossiers", Channel: "online"))).Value);
        var online = await ReadAsync(new SeriesKey("online-submission-rate"));
        Assert.Equal((3L, 9L), (online.Numerator, online.Denominator));
        Assert.Equal(2, (await ReadAsync(new SeriesKey("source-health"))).Denominator);
    }

    [Fact]
    public async Task Points_wait_while_the_store_is_away()
    {
        var away = new AwayStore(_store) { IsAway = true };
        using var writer = Writer(away);
        await Assert.ThrowsAsync<IOException>(() => writer.WriteAsync(_minute.AddMinutes(-1), CancellationToken.None));

        away.IsAway = false;
        await writer.WriteAsync(_minute, CancellationToken.None);

        var samples = await _store.ReadAsync(new SeriesKey("received-dossiers"), _minute.AddMinutes(-5), _minute.AddMinutes(1), SeriesStep.Minute, CancellationToken.None);
        Assert.Equal([_minute.AddMinutes(-1), _minute], samples.Select(sample => sample.At.ToUniversalTime()));
    }

    [Fact]
    public async Task Procedures_have_one_point_for_the_day_that_is_over_which_later_updates_replace()
    {
        using var writer = Writer(_store);
        await YesterdayAsync(20, 4);
        await writer.WriteAsync(FullHour, CancellationToken.None);
        Assert.Equal(4, Assert.Single(await ProcedureAsync("received-dossiers")).Value);

        await YesterdayAsync(30, 2);
        await writer.WriteAsync(FullHour.AddMinutes(1), CancellationToken.None);
        Assert.Equal(4, Assert.Single(await ProcedureAsync("received-dossiers")).Value);

        await writer.WriteAsync(FullHour.AddHours(1), CancellationToken.None);
        var day = Assert.Single(await ProcedureAsync("received-dossiers"));
        Assert.Equal((6, StartOfToday.AddMinutes(-1)), (day.Value, day.At.ToUniversalTime()));
        Assert.Equal((2L, 6L), (await ProcedureAsync("online-submission-rate")).Select(point => (point.Numerator, point.Denominator)).Single());
        Assert.Empty(await ProcedureAsync("on-time-rate"));
    }

    [Fact]
    public async Task Targets_stand_beside_their_KPIs_until_their_last_day()
    {
        var today = LocalTime.Vietnam.DateOf(Moment.From(TimeProvider.System.GetUtcNow()));
        var book = Host.Services.GetRequiredService<SurroundingsBook>();
        book.Plans = [PlanOf(Target("rate", PlanUnit.Percent, today), Target("old", PlanUnit.Percent, today.AddDays(-1)), Target("total", PlanUnit.DossiersPerYearTotal, today), Target("listed", PlanUnit.Percent, today, new PlanServices("25", 25, false)))];
        using var writer = Writer(_store);
        await writer.WriteAsync(_minute, CancellationToken.None);

        Assert.Equal(92.5, (await ReadAsync(new SeriesKey("target:online-submission-rate:wanted/rate"))).Value);
        Assert.Empty(await AllAsync("target:online-submission-rate:wanted/old"));
        Assert.Empty(await AllAsync("target:online-submission-rate:wanted/total"));
        Assert.Empty(await AllAsync("target:online-submission-rate:wanted/listed"));

        Plan PlanOf(params PlanTarget[] targets) => new(
            "wanted", "", PlanLevel.Province, today.Year, false, null, new PlanPlace(null, null, null), null!, [], [], targets, [], [], []);
        static PlanTarget Target(string id, PlanUnit unit, DateOnly deadline, PlanServices? services = null) => new(
            id, "", "online-submission-rate", PlanComparison.AtLeast, 92.5, unit, services, deadline, "", [], "", null, false, null, [], "");
    }

    private static DateTimeOffset StartOfToday =>
        LocalTime.Vietnam.StartOf(LocalTime.Vietnam.DayOf(Moment.From(TimeProvider.System.GetUtcNow()))).ToUtc();

    private DateTimeOffset FullHour => _minute.AddMinutes(-_minute.Minute);

    /// <summary>Every seventh record is about the same procedure, and every third of those was submitted online.</summary>
    private async Task YesterdayAsync(int first, int count)
    {
        var yesterday = LocalTime.Vietnam.DateOf(Moment.From(StartOfToday.AddMinutes(-1))).ToString("yyyyMMdd", null);
        await Host.TakenAsync(Records.Array(Enumerable.Range(first, count)
            .Select(number => Records.One(number * 7).Replace("20250310080000", yesterday + "000000", StringComparison.Ordinal))));
    }

    private ValueTask<IReadOnlyList<SeriesSample>> AllAsync(string metric) =>
        _store.ReadAsync(new SeriesKey(metric), StartOfToday.AddDays(-2), StartOfToday.AddDays(2), SeriesStep.Minute, CancellationToken.None);

    private ValueTask<IReadOnlyList<SeriesSample>> ProcedureAsync(string kpi) => AllAsync($"procedure:{kpi}:1.000000");

    private static DateTimeOffset StartOfThisMinute()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    private SeriesWriter Writer(ISeriesStore store) => new(
        Host.Services.GetRequiredService<Ioc.Ingest.Board.LiveBoard>(), Host.Services.GetRequiredService<SeriesSampler>(), store,
        Host.Services.GetRequiredService<IngestMetrics>(), TimeProvider.System, NullLogger<SeriesWriter>.Instance);

    private async Task<SeriesSample> ReadAsync(SeriesKey series) =>
        (await _store.ReadAsync(series, _minute, _minute.AddMinutes(1), SeriesStep.Minute, CancellationToken.None)).Single();

    private sealed class AwayStore(ISeriesStore inner) : ISeriesStore
    {
        public bool IsAway { get; set; }

        public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("away") : inner.WriteAsync(points, cancellationToken);

        public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
            SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
            inner.ReadAsync(series, from, to, step, cancellationToken);

        public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
            string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
            inner.ReadAgenciesAsync(metric, from, to, step, cancellationToken);

        public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
            IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
            CancellationToken cancellationToken) =>
            inner.ReadMetricsAsync(metrics, agency, channel, from, to, step, cancellationToken);

        public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
            inner.ReadDaysAsync(from, to, cancellationToken);

        public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.UpkeepAsync(now, cancellationToken);
    }
}
