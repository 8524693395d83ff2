using Ioc.Ingest.Series;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Spool;

namespace Ioc.Ingest.Tests.Series;

/// <summary>The disk is full, or the store is away for so long that not everything can be kept.</summary>
public sealed class SpoolLimitTests
{
    [Fact]
    public async Task A_full_disk_stops_nobody_is_told_and_passes_by_itself()
    {
        var store = new MoodyStore();
        await using var rig = new SpoolRig(store);
        await rig.WriteAsync(new SeriesPoint(new SeriesKey("k"), SpoolRig.Start.AddMinutes(-1), 7));
        rig.Limits.MostPages = int.Parse(SpoolFile.Ask(rig.File, "PRAGMA page_count"), System.Globalization.CultureInfo.InvariantCulture) + 2;

        foreach (var minute in SpoolRig.Load(10_000))
        {
            await rig.WriteAsync(minute);
        }

        Assert.Equal(SpoolState.Full, rig.Status.State);
        Assert.Contains("full", rig.Status.LastError, StringComparison.Ordinal);
        Assert.Equal((1L, 10_000L, 0L), (rig.Status.Points, rig.Status.Held, rig.Status.Dropped));

        // What is on disk already is shipped all the same.
        await rig.Shipper.ShipSomeAsync(default);
        Assert.Single(store.Kept);

        rig.Limits.MostPages = null;
        await rig.Shipper.StartAsync(default);
        await rig.EmptiedAsync();

        Assert.Equal(10_001, store.Kept.Count);
        Assert.Equal((SpoolState.Ok, 0L), (rig.Status.State, rig.Status.Dropped));
    }

    [Fact]
    public async Task Beyond_what_memory_may_hold_the_oldest_points_go_and_are_counted()
    {
        await using var rig = new SpoolRig(new MoodyStore(), new SpoolLimits { MostPages = 1 });

        foreach (var minute in SpoolRig.Load(SpooledSeriesStore.MostHeld + 3_000, perMinute: 50_000))
        {
            await rig.WriteAsync(minute);
        }

        Assert.Equal((SpooledSeriesStore.MostHeld, 3_000L), ((int)rig.Status.Held, rig.Status.Dropped));
    }

    [Fact]
    public async Task Above_its_limit_the_oldest_minutes_become_hours_before_anything_is_dropped()
    {
        var store = new MoodyStore();
        var limits = new SpoolLimits { ExactBytes = 700_000, RowsAtOnce = 6_000 };
        await using var rig = new SpoolRig(store, limits);

        // Ten hours of a hundred series: 60,000 points, about 2 MB.
        var all = SpoolRig.Load(60_000, perMinute: 100).SelectMany(minute => minute).ToArray();
        await rig.WriteAsync(all);
        rig.Front.Trim();

        Assert.InRange(rig.Status.Bytes, 1, 700_000);
        Assert.True(rig.Status.RolledUp > 30_000);
        Assert.Equal((0L, 60_000L), (rig.Status.Dropped, rig.Status.RolledUp + rig.Status.Points));

        // The hours and days that the store makes of the rest are those of everything.
        var (expected, actual) = (NewStore(), NewStore());
        await expected.WriteAsync(all, default);
        store.Mood = points => actual.WriteAsync(points, default).AsTask().GetAwaiter().GetResult();
        while (await rig.Shipper.ShipSomeAsync(default))
        {
        }

        foreach (var series in all.Select(point => point.Series).Distinct().Take(20))
        {
            foreach (var step in new[] { SeriesStep.Hour, SeriesStep.Day })
            {
                Assert.Equal(await ReadAsync(expected, series, step), await ReadAsync(actual, series, step));
            }

            // The newest minutes are all there.
            Assert.Equal(
                (await ReadAsync(expected, series, SeriesStep.Minute)).TakeLast(30), (await ReadAsync(actual, series, SeriesStep.Minute)).TakeLast(30));
        }

        static MemorySeriesStore NewStore() => new(LocalTime.Vietnam, new SeriesRetention());
        static ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(MemorySeriesStore from, SeriesKey series, SeriesStep step) =>
            from.ReadAsync(series, SpoolRig.Start.AddDays(-1), SpoolRig.Start.AddDays(2), step, default);
    }

    [Fact]
    public async Task When_all_is_rolled_up_and_still_too_much_the_oldest_points_are_dropped_and_counted()
    {
        var store = new MoodyStore();
        await using var rig = new SpoolRig(store, new SpoolLimits { ExactBytes = 300_000, RowsAtOnce = 5_000 });

        // One point a series and hour: nothing can be rolled up.
        await rig.WriteAsync([.. Enumerable.Range(0, 20_000).Select(
            number => new SeriesPoint(new SeriesKey("k", $"H49.{number % 100}"), SpoolRig.Start.AddHours(number / 100), number))]);
        rig.Front.Trim();

        Assert.InRange(rig.Status.Bytes, 1, 300_000);
        Assert.Equal((0L, 20_000L), (rig.Status.RolledUp, rig.Status.Dropped + rig.Status.Points));
        while (await rig.Shipper.ShipSomeAsync(default))
        {
        }

        Assert.Equal(rig.Status.Sent, store.Kept.Count);
        Assert.Equal(Enumerable.Range(20_000 - store.Kept.Count, store.Kept.Count).Select(number => (double)number), store.Kept.Values.Order());
    }
}
