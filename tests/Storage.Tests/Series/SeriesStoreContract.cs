using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>What every series store promises. Local time is that of Việt Nam: a day starts at 17:00Z of the day before.</summary>
public abstract class SeriesStoreContract : IAsyncLifetime
{
    protected static readonly SeriesKey OnTime = new("on-time-rate");
    private static readonly SeriesKey OnTimeOfAgency = new("on-time-rate", "H49.12");

    protected ISeriesStore Store { get; private set; } = null!;

    public virtual Task InitializeAsync()
    {
        Store = Create(LocalTime.Vietnam, new SeriesRetention());
        return Task.CompletedTask;
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract ISeriesStore Create(LocalTime localTime, SeriesRetention retention);

    /// <summary>A local time of November 2026.</summary>
    protected static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7));

    protected static SeriesPoint Point(DateTimeOffset at, double value) => new(OnTime, at, value);

    protected ValueTask Write(params SeriesPoint[] points) => Store.WriteAsync(points, default);

    protected async Task<List<(DateTimeOffset At, double Value)>> Read(DateTimeOffset from, DateTimeOffset to, SeriesStep step) =>
        [.. (await Store.ReadAsync(OnTime, from, to, step, default)).Select(sample => (sample.At, sample.Value))];

    [Fact]
    public async Task An_unknown_series_has_no_samples()
    {
        await Write(Point(At(22, 9), 1));

        Assert.Empty(await Store.ReadAsync(OnTimeOfAgency, At(1, 0), At(30, 0), SeriesStep.Minute, default));
        Assert.Empty(await Store.ReadAsync(OnTimeOfAgency, At(1, 0), At(30, 0), SeriesStep.Day, default));
    }

    [Fact]
    public async Task Points_come_back_with_everything_in_order_and_by_series()
    {
        await Store.WriteAsync(
            [
                new(OnTime, At(22, 9, 1), 91.5, 183, 200),
                new(OnTime, At(22, 9), 0.1),
                new(OnTimeOfAgency, At(22, 9), -3, long.MaxValue, 0),
                new(new SeriesKey("on-time-rate", "", "online"), At(22, 9), 5),
            ],
            default);

        Assert.Equal(
            [new SeriesSample(At(22, 9), 0.1, null, null), new SeriesSample(At(22, 9, 1), 91.5, 183, 200)],
            await Store.ReadAsync(OnTime, At(22, 0), At(23, 0), SeriesStep.Minute, default));
        Assert.Equal(
            [new SeriesSample(At(22, 9), -3, long.MaxValue, 0)],
            await Store.ReadAsync(OnTimeOfAgency, At(22, 0), At(23, 0), SeriesStep.Minute, default));
    }

    [Fact]
    public async Task Samples_carry_the_local_offset()
    {
        await Write(Point(At(22, 9).ToUniversalTime(), 1));

        foreach (var step in Enum.GetValues<SeriesStep>())
        {
            var sample = Assert.Single(await Store.ReadAsync(OnTime, At(22, 0), At(23, 0), step, default));
            Assert.Equal(TimeSpan.FromHours(7), sample.At.Offset);
        }
    }

    [Fact]
    public async Task From_is_inside_and_to_is_outside()
    {
        await Write(Point(At(22, 9), 1), Point(At(22, 9, 1), 2), Point(At(22, 9, 2), 3));

        Assert.Equal([1, 2], (await Read(At(22, 9), At(22, 9, 2), SeriesStep.Minute)).Select(sample => sample.Value));
        Assert.Equal(
            [2, 3], (await Read(At(22, 9).AddTicks(1), At(22, 9, 2).AddTicks(1), SeriesStep.Minute)).Select(sample => sample.Value));
        Assert.Empty(await Read(At(22, 9), At(22, 9), SeriesStep.Minute));
        Assert.Empty(await Read(At(22, 9, 2), At(22, 9), SeriesStep.Hour));
    }

    [Fact]
    public async Task A_point_sent_again_replaces_the_earlier_one()
    {
        await Write(Point(At(22, 9), 1), Point(At(22, 9), 2));
        await Write(new SeriesPoint(OnTime, At(22, 9), 3, 3, 4));

        foreach (var step in Enum.GetValues<SeriesStep>())
        {
            var sample = Assert.Single(await Store.ReadAsync(OnTime, At(22, 0), At(23, 0), step, default));
            Assert.Equal((3d, 3L, 4L), (sample.Value, sample.Numerator, sample.Denominator));
        }
    }

    [Fact]
    public async Task A_point_sent_again_without_its_parts_has_none()
    {
        await Write(new SeriesPoint(OnTime, At(22, 9), 3, 3, 4));
        await Store.UpkeepAsync(At(22, 10), default);
        await Write(new SeriesPoint(OnTime, At(22, 9), 5, null, 6));

        foreach (var step in Enum.GetValues<SeriesStep>())
        {
            var sample = Assert.Single(await Store.ReadAsync(OnTime, At(22, 0), At(23, 0), step, default));
            Assert.Equal((5d, (long?)null, 6L), (sample.Value, sample.Numerator, sample.Denominator));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hours_have_their_last_value_at_their_start_and_gaps_stay_gaps(bool rolledUp)
    {
        await Write(Point(At(22, 9), 1), Point(At(22, 9, 59), 2), Point(At(22, 10), 3), Point(At(22, 13, 30), 4));
        if (rolledUp)
        {
            await Store.UpkeepAsync(At(22, 14), default);
        }

        Assert.Equal(
            [(At(22, 9), 2d), (At(22, 10), 3d), (At(22, 13), 4d)],
            await Read(At(22, 0), At(23, 0), SeriesStep.Hour));
        Assert.Equal([(At(22, 10), 3d)], await Read(At(22, 9, 1), At(22, 13), SeriesStep.Hour));
        Assert.Equal([(At(22, 9), 2d)], await Read(At(22, 9), At(22, 9, 1), SeriesStep.Hour));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Days_are_local_also_between_midnight_and_seven(bool rolledUp)
    {
        await Write(
            Point(At(21, 23, 59), 1), Point(At(22, 0), 2), Point(At(22, 6, 59), 3),
            Point(At(22, 7), 4), Point(At(22, 23, 59), 5), Point(At(23, 0), 6));
        if (rolledUp)
        {
            await Store.UpkeepAsync(At(24, 3), default);
        }

        Assert.Equal([(At(21, 0), 1d), (At(22, 0), 5d), (At(23, 0), 6d)], await Read(At(20, 0), At(25, 0), SeriesStep.Day));
        Assert.Equal([(At(22, 0), 5d)], await Read(At(22, 0), At(23, 0), SeriesStep.Day));
        Assert.Equal([(At(22, 0), 5d)], await Read(At(21, 0, 1), At(22, 0, 1), SeriesStep.Day));
    }

    [Fact]
    public async Task The_running_hour_and_day_are_current_after_upkeep()
    {
        await Write(Point(At(22, 2, 10), 1), Point(At(22, 3, 10), 2));
        await Store.UpkeepAsync(At(22, 3, 20), default);
        await Write(Point(At(22, 3, 30), 3));

        Assert.Equal([(At(22, 2), 1d), (At(22, 3), 3d)], await Read(At(22, 0), At(23, 0), SeriesStep.Hour));
        Assert.Equal([(At(22, 0), 3d)], await Read(At(22, 0), At(23, 0), SeriesStep.Day));
        await Store.UpkeepAsync(At(22, 4), default);
        await Write(Point(At(22, 4), 4));
        Assert.Equal([(At(22, 2), 1d), (At(22, 3), 3d), (At(22, 4), 4d)], await Read(At(22, 0), At(23, 0), SeriesStep.Hour));
        Assert.Equal([(At(22, 0), 4d)], await Read(At(22, 0), At(23, 0), SeriesStep.Day));
    }

    [Fact]
    public async Task A_late_point_reaches_hours_and_days_that_were_rolled_up_before()
    {
        await Write(Point(At(20, 9, 10), 1), Point(At(20, 9, 30), 3));
        await Store.UpkeepAsync(At(22, 0), default);

        await Write(Point(At(20, 9, 20), 2), Point(At(20, 11), 5), Point(At(19, 8), 7));

        Assert.Equal([(At(19, 8), 7d), (At(20, 9), 3d), (At(20, 11), 5d)], await Read(At(19, 0), At(22, 0), SeriesStep.Hour));
        Assert.Equal([(At(19, 0), 7d), (At(20, 0), 5d)], await Read(At(19, 0), At(22, 0), SeriesStep.Day));
        await Write(Point(At(20, 9, 40), 4), Point(At(20, 11), 6));
        Assert.Equal([(At(20, 9), 4d), (At(20, 11), 6d)], await Read(At(20, 0), At(21, 0), SeriesStep.Hour));
        Assert.Equal([(At(20, 0), 6d)], await Read(At(20, 0), At(21, 0), SeriesStep.Day));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_agency_of_a_metric_is_read_at_once_and_nothing_else(bool rolledUp)
    {
        var strange = "100 %, a=b\\\nc";
        foreach (var (agency, number) in new[] { "", "H49.12", strange }.Select((agency, number) => (agency, number)))
        {
            await Write(
                new SeriesPoint(OnTime with { Agency = agency }, At(21, 9), number, number, 10), new SeriesPoint(OnTime with { Agency = agency }, At(22, 9), number + 10),
                new SeriesPoint(OnTime with { Agency = agency, Channel = "online" }, At(22, 9), 77), new SeriesPoint(new SeriesKey("other", agency), At(22, 9), 77));
        }

        await Write(new SeriesPoint(OnTime with { Agency = "H49.99" }, At(19, 9), 1));
        if (rolledUp)
        {
            await Store.UpkeepAsync(At(22, 3), default);
        }

        foreach (var step in Enum.GetValues<SeriesStep>())
        {
            var agencies = await Store.ReadAgenciesAsync("on-time-rate", At(21, 0), At(23, 0), step, default);

            Assert.Equal(new[] { "", strange, "H49.12" }.Order(StringComparer.Ordinal), agencies.Keys.Order(StringComparer.Ordinal));
            foreach (var (agency, samples) in agencies)
            {
                Assert.Equal(await Store.ReadAsync(OnTime with { Agency = agency }, At(21, 0), At(23, 0), step, default), samples);
            }

            Assert.Equal(new SeriesSample(step == SeriesStep.Day ? At(21, 0) : At(21, 9), 1, 1, 10), agencies["H49.12"][0]);
            Assert.Equal(12d, agencies[strange][1].Value);
        }

        Assert.Empty(await Store.ReadAgenciesAsync("on-time-rate", At(22, 0), At(22, 0), SeriesStep.Day, default));
        Assert.Empty(await Store.ReadAgenciesAsync("unknown", At(1, 0), At(30, 0), SeriesStep.Day, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_metrics_of_one_agency_and_channel_are_read_at_once_and_nothing_else(bool rolledUp)
    {
        var strange = "100 %, a=b\\\nc";
        string[] metrics = ["on-time-rate", "open 'count'", "received", "unknown"];
        foreach (var (metric, number) in metrics[..3].Select((metric, number) => (metric, number)))
        {
            foreach (var key in new[] { new SeriesKey(metric), new(metric, "H49.12"), new(metric, strange), new(metric, "", "online"), new(metric, "H49.12", "online"), new($"{metric}@portal") })
            {
                await Write(new SeriesPoint(key, At(21, 9), number, number, 10), new SeriesPoint(key, At(22, 9), number + 10));
            }
        }

        await Write(new SeriesPoint(new SeriesKey("other"), At(22, 9), 77), new SeriesPoint(new SeriesKey("received", "H49.99"), At(22, 9), 77));
        if (rolledUp)
        {
            await Store.UpkeepAsync(At(22, 3), default);
        }

        foreach (var (step, agency, channel) in from step in Enum.GetValues<SeriesStep>() from scope in new[] { ("", ""), ("H49.12", ""), (strange, ""), ("", "online"), ("H49.12", "online") } select (step, scope.Item1, scope.Item2))
        {
            var found = await Store.ReadMetricsAsync(metrics, agency, channel, At(21, 0), At(23, 0), step, default);

            Assert.Equal(metrics[..3].Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            foreach (var (metric, samples) in found)
            {
                Assert.Equal(2, samples.Count);
                Assert.Equal(await Store.ReadAsync(new SeriesKey(metric, agency, channel), At(21, 0), At(23, 0), step, default), samples);
            }
        }

        Assert.Empty(await Store.ReadMetricsAsync([], "", "", At(21, 0), At(23, 0), SeriesStep.Day, default));
        Assert.Empty(await Store.ReadMetricsAsync(metrics, "", "", At(22, 0), At(22, 0), SeriesStep.Day, default));
        Assert.Empty(await Store.ReadMetricsAsync(metrics, "H49.13", "", At(21, 0), At(23, 0), SeriesStep.Hour, default));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task Hours_of_minutes_that_come_late_are_right_before_and_after_the_next_upkeep(int day)
    {
        // A second series has the same hours already; the first has only what is later on the day.
        var other = OnTime with { Agency = "H49.12" };
        await Write([.. Enumerable.Range(0, 1440).Select(minute => new SeriesPoint(other, At(day, 0).AddMinutes(minute), minute)), Point(At(day, 10, 50), 1050), Point(At(day, 23, 59), 2359)]);
        await Write(Point(At(day + 1, 9), 3), Point(At(22, 9), 4));
        await Store.UpkeepAsync(At(22, 12), default);

        await Write([.. Enumerable.Range(0, 150).Select(minute => Point(At(day, 9).AddMinutes(minute), minute < 60 ? 900 : minute < 110 ? 1000 : minute < 120 ? 1051 : 1100))]);

        for (var round = 0; round < 3; round++)
        {
            Assert.Equal([(At(day, 9), 900d), (At(day, 10), 1051d), (At(day, 11), 1100d), (At(day, 23), 2359d)], await Read(At(day, 0), At(day + 1, 0), SeriesStep.Hour));
            Assert.Equal([(At(day, 0), 2359d), (At(day + 1, 0), 3d), (At(22, 0), 4d)], await Read(At(day, 0), At(23, 0), SeriesStep.Day));
            Assert.Equal([1439d], (await Store.ReadAsync(other, At(day, 0), At(day + 1, 0), SeriesStep.Day, default)).Select(sample => sample.Value));
            Assert.Equal(24, (await Store.ReadAsync(other, At(day, 0), At(day + 1, 0), SeriesStep.Hour, default)).Count);
            await Store.UpkeepAsync(At(22, 12 + round), default);
        }
    }

    [Fact]
    public async Task Upkeep_twice_is_upkeep_once()
    {
        await Write([.. Enumerable.Range(0, 200).Select(minute => Point(At(21, 22).AddMinutes(minute), minute))]);
        await Store.UpkeepAsync(At(22, 1), default);
        var (hours, days) = (await Read(At(1, 0), At(30, 0), SeriesStep.Hour), await Read(At(1, 0), At(30, 0), SeriesStep.Day));

        await Store.UpkeepAsync(At(22, 1), default);
        await Store.UpkeepAsync(At(21, 5), default);

        Assert.Equal(hours, await Read(At(1, 0), At(30, 0), SeriesStep.Hour));
        Assert.Equal(days, await Read(At(1, 0), At(30, 0), SeriesStep.Day));
        Assert.Equal([59d, 119d, 179d, 199d], hours.Select(hour => hour.Value));
        Assert.Equal([(At(21, 0), 119d), (At(22, 0), 199d)], days);
    }

    [Fact]
    public async Task Each_step_is_kept_for_its_own_time()
    {
        var now = At(22, 9, 30);
        var ages = new[] { 0.5, 13.9, 15.1, 399.0, 401.0, 3650.0, 3655.0 };
        await Write([.. ages.Select(days => Point(now.AddDays(-days), days))]);
        await Store.UpkeepAsync(now, default);
        await Store.UpkeepAsync(now, default);

        var longAgo = now.AddYears(-20);
        Assert.Equal([13.9, 0.5], (await Read(longAgo, now, SeriesStep.Minute)).Select(sample => sample.Value));
        Assert.Equal([399, 15.1, 13.9, 0.5], (await Read(longAgo, now, SeriesStep.Hour)).Select(sample => sample.Value));
        Assert.Equal([3650, 401, 399, 15.1, 13.9, 0.5], (await Read(longAgo, now, SeriesStep.Day)).Select(sample => sample.Value));
    }

    [Fact]
    public async Task Hours_of_a_zone_with_half_an_hour_are_local()
    {
        var store = Create(new LocalTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")), new SeriesRetention());
        var at = new DateTimeOffset(2026, 11, 22, 9, 10, 0, new TimeSpan(5, 30, 0));
        await store.WriteAsync([Point(at, 1)], default);

        var sample = Assert.Single(await store.ReadAsync(OnTime, at.AddDays(-1), at.AddDays(1), SeriesStep.Hour, default));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 0, 0, new TimeSpan(5, 30, 0)), sample.At);
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_refused_and_nothing_of_its_batch_is_stored()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(Point(At(22, 9), 1), Point(At(22, 9, 1), double.NaN)));

        Assert.Empty(await Read(At(22, 0), At(23, 0), SeriesStep.Minute));
    }

    [Fact]
    public async Task A_hundred_thousand_points_roll_up_to_the_last_of_each_day()
    {
        var series = Enumerable.Range(0, 10).Select(number => new SeriesKey("open-count", $"H49.{number}")).ToArray();
        for (var day = 1; day <= 7; day++)
        {
            var points = new List<SeriesPoint>();
            for (var minute = 0; minute < 1440; minute++)
            {
                points.AddRange(series.Select((key, number) =>
                    new SeriesPoint(key, At(day, 0).AddMinutes(minute), (number * 10_000) + minute, day)));
            }

            await Store.WriteAsync(points, default);
        }

        await Store.UpkeepAsync(At(7, 12), default);

        var days = await Store.ReadAsync(series[3], At(1, 0), At(8, 0), SeriesStep.Day, default);
        Assert.Equal(
            Enumerable.Range(1, 7).Select(day => (At(day, 0), 31_439d, (long?)day)),
            days.Select(day => (day.At, day.Value, day.Numerator)));
        var hours = await Store.ReadAsync(series[9], At(1, 0), At(8, 0), SeriesStep.Hour, default);
        Assert.Equal(Enumerable.Range(0, 168).Select(hour => 90_059d + (hour % 24 * 60)), hours.Select(hour => hour.Value));
        Assert.Equal(7 * 1440, (await Store.ReadAsync(series[0], At(1, 0), At(8, 0), SeriesStep.Minute, default)).Count);
    }
}
