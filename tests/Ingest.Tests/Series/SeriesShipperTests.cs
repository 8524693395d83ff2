using Ioc.Ingest.Series;
using Ioc.Kpi.Series;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Spool;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Series;

public sealed class SeriesShipperTests : IAsyncDisposable
{
    private readonly MoodyStore _store = new();
    private readonly SpoolRig _rig;

    public SeriesShipperTests() => _rig = new SpoolRig(_store);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task What_is_written_is_shipped_and_does_not_come_again()
    {
        await FillAsync(45_678);
        Assert.Equal(45_678, _rig.Status.Points);

        while (await _rig.Shipper.ShipSomeAsync(default))
        {
        }

        Assert.Equal(45_678, _store.Kept.Count);
        Assert.Equal(3, _store.Writes);
        Assert.Equal((SpoolState.Ok, 0L, 45_678L, 0L), (_rig.Status.State, _rig.Status.Points, _rig.Status.Sent, _rig.Status.Quarantined));
    }

    [Fact]
    public async Task A_batch_that_was_read_ahead_is_neither_lost_nor_sent_before_its_turn()
    {
        await FillAsync(50_000);
        await _rig.WriteAsync(new SeriesPoint(new SeriesKey("kpi-0", "H49.0"), SpoolRig.Start, -1));
        var writes = 0;
        _store.Mood = _ =>
        {
            if (++writes is 2 or 4)
            {
                throw new SeriesStoreException(SeriesStoreFault.Away, "away");
            }
        };

        for (var more = true; more;)
        {
            try
            {
                more = await _rig.Shipper.ShipSomeAsync(default);
            }
            catch (SeriesStoreException)
            {
                // As the loop does: the same again later.
            }
        }

        Assert.Equal(50_000, _store.Kept.Count);
        Assert.Equal(5, writes);
        Assert.Equal(-1, _store.Kept[(new SeriesKey("kpi-0", "H49.0"), SpoolRig.Start)]);
        Assert.Equal((0L, 50_001L), (_rig.Status.Points, _rig.Status.Sent));
    }

    [Fact]
    public async Task A_store_that_is_away_moves_nothing_and_the_lag_is_told()
    {
        await FillAsync(10);
        _store.Mood = _ => throw new SeriesStoreException(SeriesStoreFault.Away, "gone fishing");
        await _rig.Shipper.StartAsync(default);
        await Eventually.Holds(() => _rig.Status.State == SpoolState.Away, "it is known to be away");

        _rig.Clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(10, _rig.Status.Points);
        Assert.Equal(TimeSpan.FromMinutes(7), _rig.Status.Lag);
        Assert.Equal("gone fishing", _rig.Status.LastError);
        _store.Mood = null;
        await _rig.EmptiedAsync();
        await Eventually.Holds(() => _rig.Status is { State: SpoolState.Ok, LastError: null }, "it is well again");
        Assert.Equal(10, _store.Kept.Count);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_halved_until_it_fits_and_stays_small_for_a_while()
    {
        await FillAsync(36_000);
        _store.Mood = points => _ = points.Count > 700 ? throw new SeriesStoreException(SeriesStoreFault.TooLarge, "413") : 0;

        await _rig.Shipper.ShipSomeAsync(default);
        var tries = _store.Writes;
        await _rig.Shipper.ShipSomeAsync(default);

        Assert.Equal(tries + 1, _store.Writes);
        while (await _rig.Shipper.ShipSomeAsync(default))
        {
        }

        Assert.Equal(36_000, _store.Kept.Count);
        Assert.InRange(_store.Largest, 350, 700);
        Assert.Equal(0, _rig.Status.Quarantined);
    }

    [Fact]
    public async Task Bad_points_are_isolated_with_the_reason_and_the_others_are_stored()
    {
        await FillAsync(3_000);
        _store.Mood = points => _ = points.Any(IsBad) ? throw new SeriesStoreException(SeriesStoreFault.BadPoint, "type conflict") : 0;

        Assert.True(await _rig.Shipper.ShipSomeAsync(default));

        Assert.Equal(2_997, _store.Kept.Count);
        Assert.Equal((0L, 2_997L, 3L), (_rig.Status.Points, _rig.Status.Sent, _rig.Status.Quarantined));
        Assert.Equal("type conflict", SpoolFile.Ask(_rig.File, "SELECT DISTINCT reason FROM spool_quarantine"));
        Assert.Equal("17,1000,2999", SpoolFile.Ask(_rig.File, "SELECT group_concat(CAST(value AS INTEGER)) FROM (SELECT value FROM spool_quarantine ORDER BY value)"));

        static bool IsBad(SeriesPoint point) => point.Value is 17 or 1000 or 2999;
    }

    [Fact]
    public async Task A_store_that_takes_not_one_point_is_set_up_wrongly_and_nothing_is_quarantined()
    {
        await FillAsync(50);
        _store.Mood = _ => throw new SeriesStoreException(SeriesStoreFault.BadPoint, "type conflict everywhere");

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(() => _rig.Shipper.ShipSomeAsync(default));

        Assert.Equal(SeriesStoreFault.Refused, fault.Fault);
        Assert.Contains("type conflict everywhere", fault.Message, StringComparison.Ordinal);
        Assert.Equal((50L, 0L), (_rig.Status.Points, _rig.Status.Quarantined));
    }

    [Fact]
    public async Task A_batch_that_breaks_off_while_it_is_split_is_sent_whole_again_and_quarantined_once()
    {
        await FillAsync(200);
        var writes = 0;
        _store.Mood = points =>
        {
            _ = ++writes == 9 ? throw new SeriesStoreException(SeriesStoreFault.Away, "away") : 0;
            _ = points.Any(point => point.Value == 3) ? throw new SeriesStoreException(SeriesStoreFault.BadPoint, "bad") : 0;
        };

        await Assert.ThrowsAsync<SeriesStoreException>(() => _rig.Shipper.ShipSomeAsync(default));
        Assert.Equal((200L, 0L), (_rig.Status.Points, _rig.Status.Quarantined));
        await _rig.Shipper.ShipSomeAsync(default);

        Assert.Equal(199, _store.Kept.Count);
        Assert.Equal((0L, 1L), (_rig.Status.Points, _rig.Status.Quarantined));
    }

    [Fact]
    public async Task A_check_that_fails_is_told_and_does_not_stop_the_shipping()
    {
        await using var rig = new SpoolRig(_store, check: _ => throw new SeriesStoreException(SeriesStoreFault.Refused, "no database ioc; make it"));
        await rig.Shipper.StartAsync(default);
        await Eventually.Holds(() => rig.Status is { State: SpoolState.Refused, LastError: "no database ioc; make it" }, "the fault is told");

        await rig.WriteAsync(new SeriesPoint(new SeriesKey("k"), SpoolRig.Start, 1));
        await rig.EmptiedAsync();

        Assert.Single(_store.Kept);
    }

    [Fact]
    public void The_wait_doubles_with_jitter_and_is_never_shorter_than_was_asked()
    {
        var backoff = new ShipBackoff(new Random(1));
        var waits = Enumerable.Range(0, 8).Select(_ => backoff.Failed(null).TotalSeconds).ToArray();

        Assert.All(waits.Zip([1d, 2, 4, 8, 16, 30, 30, 30]), pair => Assert.InRange(pair.First, pair.Second * 0.8, pair.Second));
        Assert.Equal(8, waits.Distinct().Count());
        Assert.Equal(TimeSpan.FromMinutes(5), backoff.Failed(TimeSpan.FromMinutes(5)));
        Assert.Equal(ShipBackoff.LongestRetryAfter, backoff.Failed(TimeSpan.FromDays(9)));
        backoff.Succeeded();
        Assert.InRange(backoff.Failed(null).TotalSeconds, 0.8, 1);
    }

    [Fact]
    public async Task A_store_that_asks_for_five_minutes_is_not_asked_before()
    {
        await FillAsync(1);
        _store.Mood = _ => throw new SeriesStoreException(SeriesStoreFault.Away, "busy", TimeSpan.FromMinutes(5));
        await _rig.Shipper.StartAsync(default);
        await Eventually.Holds(() => _rig.Status.State == SpoolState.Away, "it is known to be away");

        for (var second = 0; second < 290; second++)
        {
            _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, _store.Writes);
        _store.Mood = null;
        await _rig.EmptiedAsync();
        Assert.Equal(2, _store.Writes);
        Assert.True(_rig.Clock.GetUtcNow() - SpoolRig.Start >= TimeSpan.FromMinutes(5));
    }

    private async Task FillAsync(int points)
    {
        foreach (var minute in SpoolRig.Load(points))
        {
            await _rig.WriteAsync(minute);
        }
    }
}
