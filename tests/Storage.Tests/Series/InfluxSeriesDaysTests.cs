using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>Days of everything from a real InfluxDB 1.x: that packed rows are read, that they are never believed too long, and who may change days meanwhile.</summary>
public sealed class InfluxSeriesDaysTests(InfluxFixture influx) : SeriesDaysContract, IClassFixture<InfluxFixture>, IDisposable
{
    private static readonly SeriesKey Key = new("on-time-rate", "H49.12");
    private readonly List<IDisposable> _open = [];
    private readonly MovedClock _clock = new() { Ahead = Begin.AddDays(90) - TimeProvider.System.GetUtcNow() };
    private InfluxOptions _options = null!;
    private SeriesRetention _retention = new();

    public void Dispose() => _open.ForEach(one => one.Dispose());

    protected override ISeriesStore Create(SeriesRetention retention)
    {
        (_options, _retention) = (influx.NewOptions(), retention);
        return Open();
    }

    [Fact]
    public async Task Packed_days_are_read_packed()
    {
        await FillAsync(70);
        await ChangeBehindTheBackAsync(40, 4711);

        Assert.NotEqual(4711, await ToldAsync(Store, 40));
        Assert.Equal(3 * 1, await RowsAsync("ioc_packed", "days"));

        // Whoever wants everything packed anew drops the mark.
        await influx.Server.AskAsync("DROP MEASUREMENT \"ioc_packed_until\"", _options.Database);
        Assert.Equal(4711, await ToldAsync(Store, 40));
        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4), default);
        Assert.Equal(4711, await ToldAsync(Store, 40));
        await ChangeBehindTheBackAsync(40, 4712);
        Assert.Equal(4711, await ToldAsync(Store, 40));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ==")]
    [InlineData("no base64 at all")]
    [InlineData(null)]
    public async Task A_packed_row_that_cannot_be_read_is_left_for_the_days_themselves(string? text)
    {
        await FillAsync(70);
        await ChangeBehindTheBackAsync(40, 4711);
        var month = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)).ToUnixTimeSeconds();
        var november = await influx.Server.AskAsync("SELECT \"days\" FROM \"ioc_packed\"", _options.Database);

        // Null stands for the row of another month.
        await influx.WriteAsync(_options.Database, $"ioc_packed,agency=H49.12 days=\"{text ?? november[0][1].GetString()}\" {month}");

        Assert.Equal(4711, await ToldAsync(Store, 40));
        Assert.Equal(70, (await Store.ReadDaysAsync(Begin, Begin.AddDays(90), default)).Series.Single().Samples(await Store.ReadDaysAsync(Begin, Begin.AddDays(90), default)).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    public async Task What_another_process_writes_is_told_at_once_and_packed_by_the_next_upkeep(int points)
    {
        await FillAsync(70);
        var rebuild = Open();

        await rebuild.WriteAsync([.. Enumerable.Range(0, points).Select(minute => new SeriesPoint(Key, Begin.AddDays(41).AddMinutes(minute - points), 1000 + minute))], default);
        Assert.Equal(999 + points, await ToldAsync(Store, 40));

        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4), default);
        await ChangeBehindTheBackAsync(40, 4711);
        Assert.Equal(999 + points, await ToldAsync(Store, 40));
        Assert.Equal(999 + points, await ToldAsync(rebuild, 40));
    }

    [Fact]
    public async Task Days_that_somebody_began_to_change_are_not_packed_until_he_is_given_up()
    {
        await FillAsync(70);
        using var client = new InfluxClient(_options, _clock);
        await new InfluxChanges(client, _clock, LocalTime.Vietnam.Zone.Id).BeginAsync(Begin.AddDays(35).ToUnixTimeSeconds(), default);

        // He lives, and what he writes comes after this upkeep.
        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4), default);
        await ChangeBehindTheBackAsync(40, 4711);
        await ChangeBehindTheBackAsync(30, 4711);
        Assert.Equal(4711, await ToldAsync(Store, 40));
        Assert.NotEqual(4711, await ToldAsync(Store, 30));

        _clock.Ahead += TimeSpan.FromHours(1);
        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(5), default);
        await ChangeBehindTheBackAsync(40, 4712);
        Assert.Equal(4711, await ToldAsync(Store, 40));
    }

    [Fact]
    public async Task A_database_of_years_without_packed_days_is_packed_month_by_month()
    {
        await FillAsync(1);
        var lines = Enumerable.Range(-700, 700).Select(day => $"ioc_day,metric=on-time-rate,agency=H49.12 value={day},parts=0i,last=1i {Begin.AddDays(day).ToUnixTimeSeconds()}");
        await influx.Server.AskAsync("DROP MEASUREMENT \"ioc_packed_until\"; DROP MEASUREMENT \"ioc_packed\"", _options.Database);
        await influx.WriteAsync(_options.Database, string.Join('\n', lines));
        await IsToldAsync(Store, Begin.AddDays(-720), Begin.AddDays(30));

        await Store.UpkeepAsync(Begin.AddDays(1).AddHours(3), default);

        Assert.Equal(24, await RowsAsync("ioc_packed", "days"));
        await IsToldAsync(Store, Begin.AddDays(-720), Begin.AddDays(30));
        await ChangeBehindTheBackAsync(-650, 4711);
        Assert.Equal(-650, await ToldAsync(Store, -650));
    }

    [Fact]
    public async Task Nothing_is_lost_between_those_who_write_pack_and_read_at_once()
    {
        var rounds = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 300 : 20;
        await FillAsync(70);
        var (rebuild, other) = (Open(), Open());
        var random = new Random(7);
        for (var round = 0; round < rounds; round++)
        {
            var (day, value) = (random.Next(70), 10_000 + round);
            var writing = Task.Run(async () => await rebuild.WriteAsync([new SeriesPoint(Key, Begin.AddDays(day + 1).AddMinutes(-1), value)], default));
            var late = Task.Run(async () => await other.WriteAsync([new SeriesPoint(new SeriesKey("late"), Begin.AddDays(round % 70).AddHours(12), value)], default));
            var packing = Task.Run(async () => await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4), default));
            await writing;

            // What was acknowledged is told, whatever the packing is at.
            Assert.Equal(value, await ToldAsync(Store, day));
            await Task.WhenAll(packing, late);
            Assert.Equal(value, await ToldAsync(other, day));
        }

        await WriteAsync(Store, [new SeriesPoint(new SeriesKey("late"), Begin.AddDays(1).AddMinutes(-1), 1)]);
        await IsToldAsync(Store);
        await Store.UpkeepAsync(Begin.AddDays(70).AddHours(4), default);
        await IsToldAsync(Store);
        await ChangeBehindTheBackAsync(40, 4711);
        Assert.NotEqual(4711, await ToldAsync(Store, 40));
    }

    [Fact]
    public async Task Words_about_changes_do_not_pile_up()
    {
        await FillAsync(70);
        for (var hour = 4; hour < 8; hour++)
        {
            await Store.WriteAsync([new SeriesPoint(Key, Begin.AddDays(70).AddHours(hour).AddMinutes(-5), 1), new SeriesPoint(Key, Begin.AddDays(30), 1)], default);
            await Store.UpkeepAsync(Begin.AddDays(70).AddHours(hour), default);
            _clock.Ahead += TimeSpan.FromHours(1);
        }

        await Store.UpkeepAsync(Begin.AddDays(71).AddHours(4), default);
        _clock.Ahead += TimeSpan.FromHours(1);
        await Store.UpkeepAsync(Begin.AddDays(71).AddHours(4), default);

        Assert.Equal(0, await RowsAsync("ioc_changed", "from"));
        Assert.Equal(1, await RowsAsync("ioc_packed_until", "until"));
    }

    private InfluxSeriesStore Open()
    {
        var store = new InfluxSeriesStore(_options, LocalTime.Vietnam, _retention, _clock);
        _open.Add(store);
        return store;
    }

    /// <summary>One series, a point each day, all of it rolled up and packed.</summary>
    private async Task FillAsync(int days)
    {
        await WriteAsync(Store, [.. Enumerable.Range(0, days).Select(day => new SeriesPoint(Key, Begin.AddDays(day).AddHours(23), day, day, 7))]);
        await Store.UpkeepAsync(Begin.AddDays(days).AddHours(3), default);
    }

    private static async Task<double?> ToldAsync(ISeriesStore store, int day) =>
        (await store.ReadDaysAsync(Begin.AddDays(day), Begin.AddDays(day + 1), default)).Series.Single(series => series.Metric == Key.Metric).ValueOn(0);

    /// <summary>As nobody may: without a word about it.</summary>
    private Task ChangeBehindTheBackAsync(int day, double value) =>
        influx.WriteAsync(_options.Database, FormattableString.Invariant($"ioc_day,metric=on-time-rate,agency=H49.12 value={value},parts=0i {Begin.AddDays(day).ToUnixTimeSeconds()}"));

    private async Task<long> RowsAsync(string measurement, string field) =>
        (await influx.Server.AskAsync($"SELECT count(\"{field}\") FROM \"{measurement}\"", _options.Database)) is [var row, ..] ? row[1].GetInt64() : 0;

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
