using System.Globalization;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>
/// Dossiers of past days arrive; `ioc series rebuild` computes those days beside the running service. The dossiers counted here, the API's reading
/// of a day, the API's series and the InfluxDB itself say the same.
/// </summary>
public sealed class SeriesAgreementTests : IDisposable
{
    private const int Days = 5;
    private static readonly DateOnly First = new(2026, 11, 11);
    private static readonly string[] Agencies = ["H49.12", "H49.13"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Dossiers_API_and_InfluxDB_agree_on_days_that_were_rebuilt()
    {
        await using var influx = await InfluxServer.StartNewAsync();
        var options = new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Influx:Url"] = influx.Url.ToString(),
            ["Ioc:Influx:User"] = InfluxServer.Admin,
            ["Ioc:Influx:Password"] = influx.Password,
        };
        await using var ioc = await IocProcess.StartAsync(_folder.Path, options);
        await new PushClient(ioc).SendUntilAcknowledgedAsync(string.Join('\n', Agencies.SelectMany(Records)));

        var said = await IocProcess.RunAsync(
            ["series", "rebuild", $"--from={First:O}", $"--to={First.AddDays(Days - 1):O}"],
            new Dictionary<string, string>(options) { ["Ioc:DataDirectory"] = _folder.Path, ["ASPNETCORE_ENVIRONMENT"] = "Staging" });
        Assert.True(said.ExitCode == 0, said.Output + said.Error);
        Assert.Contains($"{Days} days rebuilt", said.Output, StringComparison.Ordinal);
        Assert.Equal(Days, said.Output.Split('\n').Count(line => line.Contains(" points  ", StringComparison.Ordinal)));

        foreach (var agency in Agencies)
        {
            var series = await SeriesAsync(ioc, agency);
            var stored = await StoredAsync(influx, agency);
            for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
            {
                var expected = CountOf(agency, day);
                Assert.Equal((agency, day, expected), (agency, day, await ReadingAsync(ioc, agency, day)));
                Assert.Equal((agency, day, expected), (agency, day, series[day]));
                Assert.Equal((agency, day, expected), (agency, day, stored[day]));
            }
        }
    }

    [Fact]
    public async Task Days_that_are_not_over_and_words_that_are_no_days_are_refused_with_what_to_write()
    {
        var options = new Dictionary<string, string>(PushClient.Options) { ["Ioc:DataDirectory"] = _folder.Path, ["ASPNETCORE_ENVIRONMENT"] = "Staging" };
        var future = await IocProcess.RunAsync(["series", "rebuild", "--from=2026-11-01", "--to=2026-11-20"], options);
        Assert.Equal((2, true), (future.ExitCode, future.Error.Contains("Only days that are over can be rebuilt", StringComparison.Ordinal)));
        var word = await IocProcess.RunAsync(["series", "rebuild", "--from=yesterday", "--to=2026-11-19"], options);
        Assert.Equal((2, true), (word.ExitCode, word.Error.Contains("--from=YYYY-MM-DD", StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Each agency receives other numbers of dossiers each day, early ones between midnight and seven.</summary>
    private static long CountOf(string agency, DateOnly day) => 1 + ((day.DayNumber + agency[^1]) % 4);

    private static IEnumerable<string> Records(string agency)
    {
        var number = 0;
        for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
        {
            for (var i = 0; i < CountOf(agency, day); i++)
            {
                var hour = (i % 2 == 0 ? "01" : "09") + "3000";
                yield return PushClient.Record(
                    ++number, agency, received: day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + hour, changed: day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "110000");
            }
        }
    }

    private static async Task<long> ReadingAsync(IocProcess ioc, string agency, DateOnly day)
    {
        using var json = JsonDocument.Parse(await ioc.Http.GetStringAsync(new Uri($"/api/v1/kpis?agency={agency}&from={day:O}&to={day:O}", UriKind.Relative)));
        return json.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "received-dossiers").GetProperty("numerator").GetInt64();
    }

    private static async Task<Dictionary<DateOnly, long>> SeriesAsync(IocProcess ioc, string agency)
    {
        using var json = JsonDocument.Parse(await ioc.Http.GetStringAsync(
            new Uri($"/api/v1/kpis/received-dossiers/series?agency={agency}&step=day&from={First:O}&to={First.AddDays(Days):O}", UriKind.Relative)));
        return json.RootElement.GetProperty("points").EnumerateArray()
            .ToDictionary(point => DateOnly.FromDateTime(point[0].GetDateTimeOffset().DateTime), point => (long)point[1].GetDouble());
    }

    private static async Task<Dictionary<DateOnly, long>> StoredAsync(InfluxServer influx, string agency)
    {
        var from = new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).ToUnixTimeSeconds();
        var rows = await influx.AskAsync(
            $"SELECT last(\"value\") FROM \"ioc_minute\" WHERE \"metric\" = 'received-dossiers' AND \"agency\" = '{agency}' AND \"channel\" = '' "
            + $"AND time >= {from}s AND time < {from + (Days * 86400)}s GROUP BY time(1d) fill(none) tz('Asia/Ho_Chi_Minh')",
            "ioc");
        return rows.ToDictionary(
            row => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(row[0].GetInt64()).ToOffset(TimeSpan.FromHours(7)).DateTime),
            row => (long)row[1].GetDouble());
    }
}
