using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>The contract on a real InfluxDB 1.x with authentication, and what only that store promises.</summary>
public sealed class InfluxSeriesStoreTests(InfluxFixture influx) : SeriesStoreContract, IClassFixture<InfluxFixture>, IDisposable
{
    private readonly List<InfluxSeriesStore> _stores = [];

    /// <summary>A database for each store, which the store makes by itself.</summary>
    private string Database { get; set; } = "";

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    protected override ISeriesStore Create(LocalTime localTime, SeriesRetention retention) =>
        Open(influx.NewOptions(), localTime, retention);

    private InfluxSeriesStore Open(InfluxOptions options, LocalTime? localTime = null, SeriesRetention? retention = null)
    {
        Database = options.Database;
        var store = new InfluxSeriesStore(options, localTime ?? LocalTime.Vietnam, retention ?? new SeriesRetention(), TimeProvider.System);
        _stores.Add(store);
        return store;
    }

    private async Task<long> CountAsync(string measurement = "ioc_minute") =>
        (await influx.Server.AskAsync($"SELECT count(\"value\") FROM \"{measurement}\"", Database)) is [var row, ..] ? row[1].GetInt64() : 0;

    [Fact]
    public async Task Names_of_agencies_with_everything_in_them_come_back_and_never_meet()
    {
        string[] names =
        [
            "H49.12", "a,b", "a b", "a=b", "a\"b", "a'b", "a\\b", "a\\", "a\\\\", "a\\,b", "a\\ b", "a\\=b", "a\nb", "a\\nb", "a\r\nb", "a\\\nb", "a%0Ab", "a%",
            "\\", "=", ",", "\"", "'", "%", " ", "\n", "a\tb", "#a", "🏛️ Sở Nội vụ, \"Một cửa\" = 1\\2\nTầng 3", "Ủy ban nhân dân xã Đắk Môn",
            new string('ộ', 500), "agency=H49.12,metric=x", "a value=1 1", "a\u0000b", "\u2028", "a;DROP DATABASE x--", "a' OR 1=1", "/.*/", "$tag",
        ];
        await Store.WriteAsync([.. names.Select((name, number) => new SeriesPoint(new SeriesKey("k", name), At(22, 9), number, number, 100))], default);
        await Store.UpkeepAsync(At(22, 11), default);

        foreach (var (name, number) in names.Select((name, number) => (name, number)))
        {
            foreach (var step in Enum.GetValues<SeriesStep>())
            {
                var sample = Assert.Single(await Store.ReadAsync(new SeriesKey("k", name), At(22, 0), At(23, 0), step, default));
                Assert.Equal((number, (long?)number, (long?)100), (sample.Value, sample.Numerator, sample.Denominator));
            }
        }

        Assert.Equal(names.Length, await CountAsync("ioc_minute"));
        Assert.Equal(names.Length, await CountAsync("ioc_day"));
    }

    [Fact]
    public async Task What_can_be_a_tag_as_it_is_stays_as_it_is()
    {
        string[] plain = ["a,b", "a b", "a=b", "a\"b'", "a\\b", "🏛️ Sở Nội vụ"];
        await Store.WriteAsync([.. plain.Select(name => new SeriesPoint(new SeriesKey("k", name), At(22, 9), 1))], default);

        var kept = await influx.Server.AskAsync("SHOW TAG VALUES FROM \"ioc_minute\" WITH KEY = \"agency\"", Database);

        Assert.Equal(plain.Order(StringComparer.Ordinal), kept.Select(row => row[1].GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fields_have_one_type_whatever_the_numbers_are()
    {
        double[] values = [1, 0, -0.5, 1e21, 1e-9, double.MaxValue, double.Epsilon, 100.0 / 3];
        foreach (var (value, minute) in values.Select((value, minute) => (value, minute)))
        {
            await Write(new SeriesPoint(OnTime, At(22, 9, minute), value, minute % 2 == 0 ? long.MinValue : null, long.MaxValue));
        }

        Assert.Equal(values, (await Read(At(22, 0), At(23, 0), SeriesStep.Minute)).Select(sample => sample.Value));
        var types = await influx.Server.AskAsync("SHOW FIELD KEYS FROM \"ioc_minute\"", Database);
        Assert.Equal(
            ["denominator integer", "numerator integer", "parts integer", "value float"],
            types.Select(row => $"{row[0].GetString()} {row[1].GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_measurement_of_the_service_has_its_source_as_a_tag()
    {
        await Store.WriteAsync([new(SeriesKey.Of("ioc_source_age_seconds", "tthc"), At(22, 9), 4), new(SeriesKey.Of("ioc_inbox_depth", ""), At(22, 9), 5)], default);

        var rows = await influx.Server.AskAsync("SELECT \"value\", \"metric\", \"source\" FROM \"ioc_minute\" WHERE \"source\" = 'tthc'", Database);

        Assert.Equal("ioc_source_age_seconds", Assert.Single(rows)[2].GetString());
        Assert.Equal(4, Assert.Single(await Store.ReadAsync(SeriesKey.Of("ioc_source_age_seconds", "tthc"), At(22, 0), At(23, 0), SeriesStep.Hour, default)).Value);
        Assert.Equal(5, Assert.Single(await Store.ReadAsync(SeriesKey.Of("ioc_inbox_depth", ""), At(22, 0), At(23, 0), SeriesStep.Hour, default)).Value);
    }

    [Fact]
    public async Task A_hundred_thousand_points_sent_twice_are_a_hundred_thousand()
    {
        var points = Enumerable.Range(0, 100_000)
            .Select(number => new SeriesPoint(new SeriesKey("k", $"H49.{number % 100}"), At(1, 0).AddMinutes(number / 100), number, number, 100_000)).ToArray();
        await Store.WriteAsync(points, default);
        await Store.WriteAsync(points, default);

        Assert.Equal(100_000, await CountAsync());
        var samples = await Store.ReadAsync(new SeriesKey("k", "H49.7"), At(1, 0), At(3, 0), SeriesStep.Minute, default);
        Assert.Equal(Enumerable.Range(0, 1000).Select(minute => (At(1, 0).AddMinutes(minute), (minute * 100d) + 7)), samples.Select(sample => (sample.At, sample.Value)));
    }

    [Fact]
    public async Task The_check_makes_the_database_and_finds_nothing_wrong()
    {
        await ((InfluxSeriesStore)Store).CheckAsync(default);
        await ((InfluxSeriesStore)Store).CheckAsync(default);

        Assert.Contains(await influx.Server.AskAsync("SHOW DATABASES"), row => row[0].GetString() == Database);
    }

    [Fact]
    public async Task A_user_who_may_not_make_the_database_is_told_the_statements_that_do()
    {
        await influx.Server.AskAsync("CREATE USER \"writer\" WITH PASSWORD 'w'; CREATE USER \"stranger\" WITH PASSWORD 's'");
        var options = influx.NewOptions();
        (options.User, options.Password) = ("writer", "w");
        var store = Open(options);

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(async () => await store.CheckAsync(default));

        Assert.Equal(SeriesStoreFault.Refused, fault.Fault);
        await influx.Server.AskAsync($"CREATE DATABASE {InfluxQuery.Name(Database)}; GRANT ALL ON {InfluxQuery.Name(Database)} TO \"writer\"");
        await store.CheckAsync(default);
        await store.WriteAsync([Point(At(22, 9), 1)], default);
        await store.UpkeepAsync(At(23, 9), default);
        Assert.Single(await store.ReadAsync(OnTime, At(22, 0), At(23, 0), SeriesStep.Day, default));

        (options.User, options.Password) = ("stranger", "s");
        var denied = await Assert.ThrowsAsync<SeriesStoreException>(async () => await Open(options).WriteAsync([Point(At(22, 9), 1)], default));
        Assert.Equal(SeriesStoreFault.Refused, denied.Fault);
        Assert.Contains("rights", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_credentials_are_named_by_their_option_and_never_shown()
    {
        var options = influx.NewOptions();
        options.Password = "wr0ng-secret";

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(async () => await Open(options).CheckAsync(default));

        Assert.Equal(SeriesStoreFault.Refused, fault.Fault);
        Assert.Contains("Ioc:Influx:Password", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_than_the_options_say_is_told()
    {
        var options = influx.NewOptions();
        options.Version = 2;

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(async () => await Open(options).CheckAsync(default));

        Assert.Contains("is version 1.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Ioc:Influx:Version is 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_another_type_refuses_its_points_and_keeps_the_others()
    {
        await influx.Server.AskAsync($"CREATE DATABASE {InfluxQuery.Name(Database)}");
        await influx.WriteAsync(Database, "ioc_minute,agency=bad,metric=on-time-rate value=\"text\" 1795312800");

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(
            async () => await Store.WriteAsync([new(OnTime with { Agency = "bad" }, DateTimeOffset.FromUnixTimeSeconds(1795312800), 1)], default));

        Assert.Equal(SeriesStoreFault.BadPoint, fault.Fault);
        Assert.Contains("type conflict", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_away()
    {
        var options = influx.NewOptions();
        options.Url = new Uri($"http://127.0.0.1:{IocProcess.FreePort()}");

        var fault = await Assert.ThrowsAsync<SeriesStoreException>(async () => await Open(options).WriteAsync([Point(At(22, 9), 1)], default));

        Assert.Equal(SeriesStoreFault.Away, fault.Fault);
    }
}
