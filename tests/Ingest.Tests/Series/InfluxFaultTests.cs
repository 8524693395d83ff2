using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Series;

/// <summary>
/// The spool against a real InfluxDB that is stopped, killed and cut off. The long form (IOC_LONG=1) has 200,000 points and ten kills, the
/// short one a tenth of the points and two kills.
/// </summary>
public sealed class InfluxFaultTests : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";
    private static readonly int Points = IsLong ? 200_000 : 20_000;
    private static readonly int Kills = IsLong ? 10 : 2;

    private InfluxServer _influx = null!;

    public async Task InitializeAsync() => _influx = await InfluxServer.StartNewAsync("max-body-size = 300000");

    public async Task DisposeAsync() => await _influx.DisposeAsync();

    [Fact]
    public async Task Stopped_for_a_long_time_and_started_again_nothing_is_lost_and_nothing_doubled()
    {
        using var store = Open();
        await using var rig = new SpoolRig(store);
        await rig.Shipper.StartAsync(default);
        var load = SpoolRig.Load(Points).ToList();
        await rig.Front.WriteAsync(load[0], default);
        await rig.EmptiedAsync();

        await _influx.StopAsync();
        foreach (var minute in load.Skip(1))
        {
            await rig.Front.WriteAsync(minute, default);
        }

        await AdvanceUntilAsync(rig, () => rig.Status.State == SpoolState.Away, "the outage is told");
        Assert.Equal(Points - load[0].Length, rig.Status.Points);
        Assert.Contains("cannot be reached", rig.Status.LastError, StringComparison.Ordinal);

        await _influx.StartAsync();
        await rig.EmptiedAsync();

        await AssertStoredAsync(Points);
        Assert.Equal((0L, 0L, 0L), (rig.Status.Dropped, rig.Status.RolledUp, rig.Status.Quarantined));
        Assert.Equal(SpoolState.Ok, rig.Status.State);
    }

    [Fact]
    public async Task Killed_again_and_again_under_load_nothing_is_lost_and_nothing_doubled()
    {
        using var store = Open();
        await using var rig = new SpoolRig(store);
        await rig.Shipper.StartAsync(default);
        var load = SpoolRig.Load(Points, perMinute: 500).ToList();
        var between = load.Count / (Kills + 1);
        foreach (var (minute, index) in load.Select((minute, index) => (minute, index)))
        {
            await rig.Front.WriteAsync(minute, default);
            if (index % between == between - 1 && index / between < Kills)
            {
                // Killed while batches are on their way, wherever they are.
                var sent = rig.Status.Sent;
                await AdvanceUntilAsync(rig, () => rig.Status.Sent > sent || rig.Status.Points == 0, "points are on their way");
                await _influx.KillAsync();
                await _influx.StartAsync();
            }
        }

        await rig.EmptiedAsync();

        await AssertStoredAsync(Points);
        Assert.Equal((0L, 0L), (rig.Status.Dropped, rig.Status.Quarantined));
    }

    [Fact]
    public async Task An_answer_that_never_arrives_costs_a_second_sending_and_changes_no_count()
    {
        await using var proxy = new ForgetfulProxy(_influx.Url);
        using var store = Open(proxy.Url);
        await store.CheckAsync(default);
        proxy.Forgets = answer => answer % 3 != 0;
        await using var rig = new SpoolRig(store);
        await rig.Shipper.StartAsync(default);

        foreach (var minute in SpoolRig.Load(20_000))
        {
            await rig.Front.WriteAsync(minute, default);
        }

        await AdvanceUntilAsync(rig, () => proxy.Forgotten >= 6, "answers were lost");
        proxy.Forgets = _ => false;
        await rig.EmptiedAsync();

        await AssertStoredAsync(20_000);
        Assert.True(proxy.Forgotten >= 6);
    }

    [Fact]
    public async Task A_body_above_the_limit_of_the_server_goes_in_parts()
    {
        using var store = Open();
        await using var rig = new SpoolRig(store);

        // Unlike names do not compress: five thousand of them are above the limit that this server was given.
        var points = Enumerable.Range(0, 5_000).Select(number => new SeriesPoint(new SeriesKey("k", $"{Guid.NewGuid()}{Guid.NewGuid()}{Guid.NewGuid()}{number}"), SpoolRig.Start, number));
        await rig.Front.WriteAsync([.. points], default);
        while (await rig.Shipper.ShipSomeAsync(default))
        {
        }

        await AssertStoredAsync(5_000);
        Assert.Equal(0, rig.Status.Quarantined);
    }

    [Fact]
    public async Task A_point_that_the_server_refuses_is_quarantined_with_its_words_and_the_others_are_stored()
    {
        using var store = Open();
        await store.CheckAsync(default);
        await using var rig = new SpoolRig(store);

        // A name longer than a key may be is refused by the server itself, alone of its batch.
        var load = SpoolRig.Load(2_000).Single();
        load[777] = load[777] with { Series = new SeriesKey("k", new string('x', 70_000)) };
        await rig.Front.WriteAsync(load, default);
        Assert.True(await rig.Shipper.ShipSomeAsync(default));

        Assert.Equal((0L, 1L), (rig.Status.Points, rig.Status.Quarantined));
        Assert.Equal(1_999, await CountAsync());
        Assert.Contains("max key length", SpoolFile.Ask(rig.File, "SELECT reason FROM spool_quarantine"), StringComparison.Ordinal);
    }

    private InfluxSeriesStore Open(Uri? url = null) => new(
        new InfluxOptions { Url = url ?? _influx.Url, User = InfluxServer.Admin, Password = _influx.Password }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);

    private static Task AdvanceUntilAsync(SpoolRig rig, Func<bool> condition, string what) => Eventually.Holds(
        () =>
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what);

    private async Task<long> CountAsync() => (await _influx.AskAsync("SELECT count(\"value\") FROM ioc_minute", "ioc"))[0][1].GetInt64();

    /// <summary>The values are the numbers from 0 on, each once, so count and sum tell every loss and every double.</summary>
    private async Task AssertStoredAsync(int points)
    {
        Assert.Equal(points, await CountAsync());
        var sum = (await _influx.AskAsync("SELECT sum(\"value\") FROM ioc_minute", "ioc"))[0][1].GetDouble();
        Assert.Equal((long)points * (points - 1) / 2, (long)sum);
    }
}
