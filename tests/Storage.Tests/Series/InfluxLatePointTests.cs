using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>Minutes that come after their hour was rolled up, in a real InfluxDB 1.x: what stands in hours and days, and how far back it reaches.</summary>
public sealed class InfluxLatePointTests : IClassFixture<InfluxFixture>, IDisposable
{
    private static readonly SeriesKey Key = new("on-time-rate", "H49.12");
    private readonly InfluxFixture _influx;
    private readonly InfluxOptions _options;
    private readonly InfluxClient _client;

    public InfluxLatePointTests(InfluxFixture influx)
    {
        (_influx, _options) = (influx, influx.NewOptions());
        _client = new InfluxClient(_options, TimeProvider.System);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task After_an_outage_the_next_upkeep_brings_the_minutes_into_hours_and_days()
    {
        using var store = Open();
        await store.WriteAsync([Point(At(21, 8), 8), Point(At(21, 23, 59), 2359)], default);
        await store.UpkeepAsync(At(22, 6), default);

        await store.WriteAsync(Minutes(At(21, 9), At(22, 2)), default);
        Assert.Equal(At(21, 9), await RolledUntilAsync());
        Assert.Equal(2, await CountAsync("ioc_hour"));
        Assert.Equal([8d, .. Enumerable.Range(9, 15).Select(hour => (hour * 100d) + 59), 59, 159], await HoursAsync(store, At(21, 0), At(23, 0)));

        await store.UpkeepAsync(At(22, 6), default);

        Assert.Equal(At(22, 6), await RolledUntilAsync());
        Assert.Equal(1 + 15 + 2, await CountAsync("ioc_hour"));
        Assert.Equal(2, await CountAsync("ioc_day"));
        var days = await _influx.Server.AskAsync("SELECT \"value\", \"last\" FROM \"ioc_day\"", _options.Database);
        Assert.Equal([(2359d, At(21, 23, 59)), (159d, At(22, 1, 59))], days.Select(day => (day[1].GetDouble(), DateTimeOffset.FromUnixTimeSeconds(day[2].GetInt64()).ToOffset(TimeSpan.FromHours(7)))));
    }

    [Fact]
    public async Task While_an_outage_is_being_caught_up_no_day_is_rolled_up_again_and_again()
    {
        using var store = Open();
        var rollUps = new InfluxRollUps(_client, new InfluxMarks(_client), new InfluxChanges(_client, TimeProvider.System, "UTC"), new SeriesBuckets(LocalTime.Vietnam));
        var now = At(22, 6).ToUnixTimeSeconds();
        await store.WriteAsync([Point(At(21, 8), 8), Point(At(22, 1), 1)], default);
        var reached = await rollUps.RollUpSomeAsync(now, long.MinValue, default);
        Assert.Equal(At(22, 0).ToUnixTimeSeconds(), reached);

        await store.WriteAsync(Minutes(At(21, 9), At(21, 11)), default);
        Assert.Null(await rollUps.RollUpSomeAsync(now, reached!.Value, default));
        Assert.Equal((At(21, 9), 1L), (await RolledUntilAsync(), await CountAsync("ioc_hour")));

        await store.UpkeepAsync(At(22, 6), default);
        Assert.Equal((At(22, 6), 4L, 2L), (await RolledUntilAsync(), await CountAsync("ioc_hour"), await CountAsync("ioc_day")));
    }

    [Fact]
    public async Task A_few_late_points_reach_hours_and_days_at_once_and_leave_the_mark()
    {
        using var store = Open();
        await store.WriteAsync([Point(At(21, 8), 8)], default);
        await store.UpkeepAsync(At(22, 6), default);

        await store.WriteAsync([Point(At(21, 9), 9), Point(At(20, 9), 99)], default);

        Assert.Equal(At(22, 6), await RolledUntilAsync());
        Assert.Equal(3, await CountAsync("ioc_hour"));
        Assert.Equal(2, await CountAsync("ioc_day"));
    }

    [Fact]
    public async Task Hours_of_which_minutes_are_deleted_are_never_rolled_up_anew()
    {
        using var store = Open(new SeriesRetention { Minute = TimeSpan.FromDays(1) });
        await store.WriteAsync([.. Minutes(At(20, 9), At(20, 12)), Point(At(22, 5), 5)], default);
        await store.UpkeepAsync(At(22, 6), default);
        Assert.Equal(1, await CountAsync("ioc_minute"));

        // The hour of 11 has lost its minutes, the later of which its value is from.
        await store.WriteAsync(Minutes(At(20, 11), At(20, 11, 30)), default);
        await store.WriteAsync(Minutes(At(20, 13), At(20, 14)), default);

        Assert.Equal(At(22, 6), await RolledUntilAsync());
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal([959d, 1059, 1159, 1359], await HoursAsync(store, At(20, 0), At(21, 0)));
            Assert.Equal(1359, (await store.ReadAsync(Key, At(20, 0), At(21, 0), SeriesStep.Day, default)).Single().Value);
            await store.UpkeepAsync(At(22, 6), default);
        }
    }

    [Fact]
    public async Task Where_nobody_said_what_is_kept_nothing_is_rolled_up_anew()
    {
        using var store = Open();
        await store.WriteAsync([Point(At(22, 5), 5)], default);
        var until = At(22, 6).ToUnixTimeSeconds();
        await _influx.WriteAsync(_options.Database, $"ioc_rolled until={until}i {until}");

        await store.WriteAsync(Minutes(At(21, 9), At(21, 11)), default);
        Assert.Equal(At(22, 6), await RolledUntilAsync());
        Assert.Equal(2, await CountAsync("ioc_hour"));

        // The first upkeep says it, whatever time the marks of before have.
        await store.UpkeepAsync(At(22, 7), default);
        Assert.Equal(1, await CountAsync("ioc_rolled", "until"));
        await store.WriteAsync(Minutes(At(21, 12), At(21, 14)), default);
        Assert.Equal(At(21, 12), await RolledUntilAsync());
        Assert.Equal([959d, 1059, 1259, 1359], await HoursAsync(store, At(21, 0), At(22, 0)));
    }

    [Fact]
    public async Task A_mark_that_was_set_back_for_points_that_never_came_changes_nothing()
    {
        using var store = Open();
        await store.WriteAsync(Minutes(At(20, 9), At(22, 5)), default);
        await store.UpkeepAsync(At(22, 6), default);
        var (hours, days) = (await HoursAsync(store, At(20, 0), At(23, 0)), await store.ReadAsync(Key, At(20, 0), At(23, 0), SeriesStep.Day, default));

        // As a process leaves it that is killed between the mark and the points.
        var marks = new InfluxMarks(_client);
        await marks.WriteAsync((await marks.ReadAsync(default)).SetBack(At(20, 15).ToUnixTimeSeconds()), default);

        using var next = Open();
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(hours, await HoursAsync(next, At(20, 0), At(23, 0)));
            Assert.Equal(days, await next.ReadAsync(Key, At(20, 0), At(23, 0), SeriesStep.Day, default));
            await next.UpkeepAsync(At(22, 6), default);
        }

        Assert.Equal(hours.Count, await CountAsync("ioc_hour"));
        Assert.Equal([2359d, 2359, 459], days.Select(day => day.Value));
    }

    [Fact]
    public async Task A_roll_up_of_another_process_does_not_hide_that_it_began_anew()
    {
        using var store = Open();
        await store.WriteAsync([Point(At(21, 8), 8)], default);
        await store.UpkeepAsync(At(22, 6), default);
        var marks = new InfluxMarks(_client);
        var read = await marks.ReadAsync(default);

        await store.WriteAsync(Minutes(At(21, 9), At(21, 11)), default);
        await marks.WriteAsync(read.Next(At(22, 7).ToUnixTimeSeconds(), read.Kept), default);

        Assert.Equal(At(21, 9), await RolledUntilAsync());
        await store.UpkeepAsync(At(22, 7), default);
        Assert.Equal(3, await CountAsync("ioc_hour"));
    }

    [Fact]
    public async Task Of_points_that_replace_each_other_in_one_large_write_the_last_stays()
    {
        using var store = Open();
        var points = Enumerable.Range(0, 35_000).Select(number => Point(At(22, 0).AddSeconds(number % 7_000), number)).ToArray();
        await store.WriteAsync(points, default);

        var samples = await store.ReadAsync(Key, At(22, 0), At(23, 0), SeriesStep.Minute, default);
        Assert.Equal(Enumerable.Range(28_000, 7_000).Select(number => (double)number), samples.Select(sample => sample.Value));
    }

    [Fact]
    public async Task Months_of_minutes_that_are_too_old_are_deleted_and_only_they()
    {
        using var store = Open();
        var points = Enumerable.Range(0, 60).SelectMany(day => Enumerable.Range(0, 20).Select(agency => new SeriesPoint(new SeriesKey("k", $"H49.{agency}"), At(22, 5).AddDays(-day), day))).ToArray();
        await store.WriteAsync(points, default);

        await store.UpkeepAsync(At(22, 6), default);

        Assert.Equal(20 * 14, await CountAsync("ioc_minute"));
        Assert.Equal(20 * 60, await CountAsync("ioc_hour"));
        Assert.Equal(20 * 60, await CountAsync("ioc_day"));
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7));

    private static SeriesPoint Point(DateTimeOffset at, double value) => new(Key, at, value);

    /// <summary>A point for each minute; its value is its time: 1359 at 13:59.</summary>
    private static SeriesPoint[] Minutes(DateTimeOffset from, DateTimeOffset to) =>
        [.. Enumerable.Range(0, (int)(to - from).TotalMinutes).Select(minute => from.AddMinutes(minute)).Select(at => Point(at, (at.Hour * 100) + at.Minute))];

    private static async Task<List<double>> HoursAsync(InfluxSeriesStore store, DateTimeOffset from, DateTimeOffset to) =>
        [.. (await store.ReadAsync(Key, from, to, SeriesStep.Hour, default)).Select(sample => sample.Value)];

    private InfluxSeriesStore Open(SeriesRetention? retention = null) => new(_options, LocalTime.Vietnam, retention ?? new SeriesRetention(), TimeProvider.System);

    private async Task<DateTimeOffset> RolledUntilAsync() =>
        DateTimeOffset.FromUnixTimeSeconds((await new InfluxMarks(_client).ReadAsync(default)).Until).ToOffset(TimeSpan.FromHours(7));

    private async Task<long> CountAsync(string measurement, string field = "value") =>
        (await _influx.Server.AskAsync($"SELECT count(\"{field}\") FROM \"{measurement}\"", _options.Database)) is [var row, ..] ? row[1].GetInt64() : 0;
}
