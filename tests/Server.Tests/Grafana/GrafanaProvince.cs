using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>
/// The make-believe province has run from before a local midnight to some minutes after it, in the year of the plans that ship with Ioc,
/// with its series in a real InfluxDB. The clock ran fast: a minute was half a second. Hours and days are rolled up as the upkeep does.
/// </summary>
public sealed class GrafanaProvince : IAsyncLifetime, IDisposable
{
    public const string Days = "days";

    private readonly TemporaryFolder _folder = new();
    private Task? _days;

    /// <summary>The first whole day of the ranges that are asked of the second database.</summary>
    public static DateOnly FirstDay { get; } = new(2025, 11, 11);

    /// <summary>The local midnight that was passed.</summary>
    public static DateTimeOffset Midnight { get; } = new(2025, 11, 21, 0, 0, 0, TimeSpan.FromHours(7));

    public InfluxServer Influx { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Influx = await InfluxServer.StartNewAsync();
        await using (var ioc = await IocProcess.StartAsync(_folder.Path, new Dictionary<string, string>
        {
            ["Ioc:Clock:Now"] = Midnight.AddMinutes(-40).ToString("O", CultureInfo.InvariantCulture),
            ["Ioc:Clock:Speed"] = "120",
            ["Ioc:Simulator:Enabled"] = "true",
            ["Ioc:Simulator:HistoryDays"] = "5",
            ["Ioc:Simulator:DossiersPerDay"] = "200",
            ["Ioc:Simulator:LiveDossiersPerDay"] = "600",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Influx:Url"] = Influx.Url.ToString(),
            ["Ioc:Influx:User"] = InfluxServer.Admin,
            ["Ioc:Influx:Password"] = Influx.Password,
        }))
        {
            // From 00:03 on, both days have points of everything.
            await Eventually.Holds(
                async () => await HasAsync($"\"metric\" = 'on-time-rate' AND time >= {Midnight.AddMinutes(3).ToUnixTimeSeconds()}s")
                    && await HasAsync("\"metric\" = 'portal.visits'")
                    && await HasAsync($"\"metric\" = 'on-time-rate' AND \"agency\" = 'H49.01' AND time >= {Midnight.ToUnixTimeSeconds()}s")
                    && await HasAsync("\"metric\" = 'ioc_trust_score'")
                    && await HasAsync("\"metric\" = 'ioc_data_age_seconds'")
                    && await HasAsync($"\"metric\" =~ /^procedure:received-dossiers:/ AND time >= {Midnight.AddMinutes(-2).ToUnixTimeSeconds()}s")
                    && await HasAsync($"\"metric\" =~ /^procedure:online-submission-rate:/ AND time >= {Midnight.AddMinutes(-2).ToUnixTimeSeconds()}s")
                    && await HasAsync($"\"metric\" =~ /^procedure:on-time-rate:/ AND time >= {Midnight.AddMinutes(-2).ToUnixTimeSeconds()}s")
                    && (await AnswerAsync("SELECT \"label\" FROM \"ioc_name\" WHERE \"metric\" =~ /^procedure:on-time-rate:/")).Count > 0,
                "the province has worked past midnight", TimeSpan.FromMinutes(2));
            await ioc.StopAsync();
        }

        using var store = Store("ioc");
        await store.UpkeepAsync(Midnight.AddHours(8), CancellationToken.None);
    }

    public async Task DisposeAsync() => await Influx.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    /// <summary>Asks as Grafana does: over HTTP, times in milliseconds.</summary>
    internal async Task<IReadOnlyList<InfluxRows>> AnswerAsync(string query, string database = "ioc")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/query?db={database}&epoch=ms", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("q", query)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{InfluxServer.Admin}:{Influx.Password}")));
        using var answer = await Influx.Http.SendAsync(request);
        return InfluxRows.Read(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The values that a variable of a dashboard offers.</summary>
    internal async Task<IReadOnlyList<string>> ValuesAsync(string query) =>
        [.. (await AnswerAsync(query)).SelectMany(series => series.Rows).Select(row => row[^1].GetString()!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// The second database: every series of the province has points on the local day before <see cref="FirstDay"/> and the three from it on, at half
    /// past midnight, just before seven and late in the evening, rolled up.
    /// </summary>
    internal Task WriteDaysAsync() => _days ??= WriteAsync([.. Enumerable.Range(-1, 4).Select(FirstDay.AddDays)]);

    private async Task WriteAsync(IReadOnlyList<DateOnly> days)
    {
        var series = (await AnswerAsync("SELECT last(\"value\") FROM \"ioc_minute\" GROUP BY \"metric\", \"agency\", \"channel\", \"source\""))
            .Select(rows => SeriesKey.Of(rows.Tags["metric"], rows.Tags["source"]) with { Agency = rows.Tags["agency"], Channel = rows.Tags["channel"] }).ToList();
        using var store = Store(Days);
        foreach (var day in days)
        {
            foreach (var (at, value) in new[] { (new TimeOnly(0, 30), 1), (new TimeOnly(6, 59), 2), (new TimeOnly(23, 30), 3) })
            {
                var instant = new DateTimeOffset(day.ToDateTime(at), TimeSpan.FromHours(7));
                await store.WriteAsync([.. series.Select(key => new SeriesPoint(key, instant, value, value, 3))], CancellationToken.None);
            }
        }

        await store.UpkeepAsync(new DateTimeOffset(days[^1].AddDays(1).ToDateTime(new TimeOnly(1, 0)), TimeSpan.FromHours(7)), CancellationToken.None);
    }

    /// <summary>Ioc makes the database when it first reaches the server.</summary>
    private async Task<bool> HasAsync(string condition) =>
        (await Influx.AskAsync("SHOW DATABASES")).Any(row => row[0].GetString() == "ioc")
        && (await AnswerAsync($"SELECT \"value\" FROM \"ioc_minute\" WHERE {condition}")).Count > 0;

    internal InfluxSeriesStore Store(string database) => new(
        new InfluxOptions { Url = Influx.Url, Database = database, User = InfluxServer.Admin, Password = Influx.Password },
        LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
}
