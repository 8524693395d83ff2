using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>The days of everything in one answer are what series by series are told, to the bit, whatever was done to the store before.</summary>
public abstract class SeriesDaysContract : IAsyncLifetime
{
    private static readonly string[] Agencies = ["", "H49.12", "100 %, a=b\\\nc", "Sở Nội vụ \"1\", 🏛️"];
    private static readonly string[] Metrics = ["on-time-rate", "overdue-open", "portal%2", "mean hours"];
    private static readonly double[] Edges = [0, -0.0, 1, -0.5, 1e21, 1e-9, double.MaxValue, double.Epsilon, 100.0 / 3, 9007199254740993, -9e15, long.MaxValue];

    /// <summary>A winter day, 00:00 local; the turn of the year comes 42 days later.</summary>
    protected static readonly DateTimeOffset Begin = new(2025, 11, 20, 0, 0, 0, TimeSpan.FromHours(7));

    private readonly HashSet<SeriesKey> _written = [];
    private readonly Random _random = new(20260102);

    protected ISeriesStore Store { get; private set; } = null!;

    public virtual Task InitializeAsync()
    {
        Store = Create(new SeriesRetention { Minute = TimeSpan.FromDays(200) });
        return Task.CompletedTask;
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract ISeriesStore Create(SeriesRetention retention);

    [Fact]
    public async Task A_winter_of_everything_is_told_as_series_by_series_before_and_after_every_upkeep()
    {
        await WriteAsync(Store, [.. Enumerable.Range(0, 90).SelectMany(PointsOf)]);
        await IsToldAsync(Store);

        for (var day = 30; day <= 90; day += 15)
        {
            await Store.UpkeepAsync(Begin.AddDays(day).AddHours(5), default);
            await IsToldAsync(Store);
        }

        var all = await Store.ReadDaysAsync(Begin, Begin.AddDays(90), default);
        Assert.Equal(Enumerable.Range(0, 90).Select(day => Begin.AddDays(day)), all.Days);
        Assert.All(all.Days, day => Assert.Equal(TimeSpan.FromHours(7), day.Offset));
        Assert.DoesNotContain(all.Series, series => series.Metric.Contains(':', StringComparison.Ordinal) || series.Metric.Contains('@', StringComparison.Ordinal));
        Assert.True(all.Series.Sum(series => series.Samples(all).Count()) > 600);
    }

    [Fact]
    public async Task Spans_begin_and_end_anywhere()
    {
        await WriteAsync(Store, [.. Enumerable.Range(0, 60).SelectMany(PointsOf)]);
        await Store.UpkeepAsync(Begin.AddDays(60).AddHours(3), default);

        foreach (var (from, to) in new[] { (0, 1), (10, 11), (11, 12), (5, 30), (11, 42), (12, 60), (-40, 3), (58, 90), (59, 60) })
        {
            await IsToldAsync(Store, Begin.AddDays(from), Begin.AddDays(to));
        }

        await IsToldAsync(Store, Begin.AddDays(11).AddSeconds(1), Begin.AddDays(13).AddTicks(1));
        Assert.Empty((await Store.ReadDaysAsync(Begin.AddDays(3), Begin.AddDays(3), default)).Days);
        Assert.Empty((await Store.ReadDaysAsync(Begin.AddHours(1), Begin.AddHours(20), default)).Days);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.ReadDaysAsync(Begin, Begin.AddDays(ISeriesStore.MostDays + 1), default));
    }

    [Fact]
    public async Task Late_points_few_and_many_and_days_that_are_written_over_are_told_at_once()
    {
        await WriteAsync(Store, [.. Enumerable.Range(0, 70).SelectMany(PointsOf)]);
        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(3), default);
        for (var round = 0; round < 4; round++)
        {
            // A day over what stands there, a few late points, many in an hour, and the running day.
            await WriteAsync(Store, [.. PointsOf(17 + round).Select(point => point with { At = Begin.AddDays(18 + round).AddMinutes(-1) })]);
            await IsToldAsync(Store);
            await WriteAsync(Store, [new SeriesPoint(new SeriesKey("on-time-rate", "H49.12"), Begin.AddDays(41).AddMinutes(30 + round), 41 + round, 1, 3)]);
            await IsToldAsync(Store);
            await WriteAsync(Store, [.. Enumerable.Range(0, 180).Select(minute => new SeriesPoint(new SeriesKey("late", Agencies[round]), Begin.AddDays(50 - round).AddMinutes(minute), minute))]);
            await IsToldAsync(Store);
            await WriteAsync(Store, [.. PointsOf(70)]);
            await IsToldAsync(Store);
            if (round % 2 == 1)
            {
                await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4 + round), default);
                await IsToldAsync(Store);
            }
        }
    }

    [Fact]
    public async Task Expired_days_are_told_no_more()
    {
        var store = Create(new SeriesRetention { Minute = TimeSpan.FromDays(4000), Hour = TimeSpan.FromDays(4000), Day = TimeSpan.FromDays(3653) });
        var end = Begin.AddDays(90);
        var old = end.AddDays(-3653);
        await WriteAsync(store, [.. Enumerable.Range(80, 10).SelectMany(PointsOf), .. Enumerable.Range(-2, 62).Select(day => new SeriesPoint(new SeriesKey("old"), old.AddDays(day).AddHours(2), day))]);
        await store.UpkeepAsync(end.AddDays(-40), default);
        await IsToldAsync(store, old.AddDays(-50), old.AddDays(100));

        foreach (var later in new[] { 0, 0, 1, 20, 50 })
        {
            await store.UpkeepAsync(end.AddDays(later).AddHours(2), default);
            var told = await IsToldAsync(store, old.AddDays(-50), old.AddDays(100));
            Assert.Equal(59 - later, told);
            await IsToldAsync(store);
        }
    }

    [Fact]
    public async Task An_empty_store_has_days_and_no_series()
    {
        var empty = await Store.ReadDaysAsync(Begin, Begin.AddDays(2), default);
        await Store.UpkeepAsync(Begin.AddDays(3), default);

        Assert.Equal(2, empty.Days.Count);
        Assert.Empty(empty.Series);
        Assert.Empty((await Store.ReadDaysAsync(Begin, Begin.AddDays(2), default)).Series);
    }

    protected async Task WriteAsync(ISeriesStore store, IReadOnlyList<SeriesPoint> points)
    {
        _written.UnionWith(points.Select(point => point.Series));
        await store.WriteAsync(points, default);
    }

    /// <summary>Holds the one answer against the answers for each series.</summary>
    /// <returns>How many values it has.</returns>
    protected async Task<int> IsToldAsync(ISeriesStore store, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var (first, end) = (from ?? Begin.AddDays(-5), to ?? Begin.AddDays(95));
        var all = await store.ReadDaysAsync(first, end, default);
        var told = all.Series.ToDictionary(series => new SeriesKey(series.Metric, series.Agency), series => series.Samples(all).ToList());
        foreach (var agency in _written.Where(key => key.IsPlain).GroupBy(key => key.Agency))
        {
            var metrics = await store.ReadMetricsAsync([.. agency.Select(key => key.Metric)], agency.Key, "", first, end, SeriesStep.Day, default);
            foreach (var key in agency)
            {
                var wanted = metrics.TryGetValue(key.Metric, out var samples) ? samples : [];
                Assert.Equal(wanted.Select(Exactly), (told.TryGetValue(key, out var found) ? found : []).Select(Exactly));
                Assert.Equal(wanted.Count > 0, told.Remove(key));
            }
        }

        Assert.Empty(told);
        return all.Series.Sum(series => series.Samples(all).Count());
    }

    protected IEnumerable<SeriesPoint> PointsOf(int day)
    {
        foreach (var (agency, metric) in Agencies.SelectMany(agency => Metrics.Select(metric => (agency, metric))))
        {
            // Gaps, also of a whole month of one series.
            if (_random.Next(4) > 0 && !(metric == "mean hours" && agency == "H49.12" && day is > 5 and < 45))
            {
                var at = Begin.AddDays(day).AddMinutes(new[] { 0, 1, 419, 420, 1020, 1439 }[_random.Next(6)]);
                yield return PointOf(new SeriesKey(metric, agency), at);
            }
        }

        yield return PointOf(new SeriesKey("on-time-rate", "", "online"), Begin.AddDays(day).AddHours(9));
        yield return PointOf(SeriesKey.Of("portal.visits", "tthc"), Begin.AddDays(day).AddHours(9));
        yield return PointOf(new SeriesKey("procedure:on-time-rate:1.004194"), Begin.AddDays(day).AddHours(9));
    }

    private SeriesPoint PointOf(SeriesKey key, DateTimeOffset at)
    {
        var (numerator, denominator) = (_random.Next(500), 1 + _random.Next(500));
        return _random.Next(8) switch
        {
            0 => new SeriesPoint(key, at, Edges[_random.Next(Edges.Length)], long.MinValue, long.MaxValue),
            1 => new SeriesPoint(key, at, Edges[_random.Next(Edges.Length)]),
            2 => new SeriesPoint(key, at, numerator, null, denominator),
            3 => new SeriesPoint(key, at, numerator, numerator),
            4 => new SeriesPoint(key, at, _random.NextDouble() * 1000, numerator, denominator),
            _ => new SeriesPoint(key, at, 100.0 * numerator / denominator, numerator, denominator),
        };
    }

    private static (DateTimeOffset At, long Bits, long? Numerator, long? Denominator) Exactly(SeriesSample sample) =>
        (sample.At, BitConverter.DoubleToInt64Bits(sample.Value), sample.Numerator, sample.Denominator);
}

public sealed class MemorySeriesDaysTests : SeriesDaysContract
{
    protected override ISeriesStore Create(SeriesRetention retention) => new MemorySeriesStore(LocalTime.Vietnam, retention);
}

public sealed class SqliteSeriesDaysTests : SeriesDaysContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteSeriesStore> _stores = [];

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    protected override ISeriesStore Create(SeriesRetention retention)
    {
        _stores.Add(new SqliteSeriesStore(_folder.File($"series{_stores.Count}.db"), LocalTime.Vietnam, retention));
        return _stores[^1];
    }
}
