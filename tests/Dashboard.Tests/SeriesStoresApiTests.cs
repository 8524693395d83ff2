using System.Net;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The API tells the same of the same points, whichever store keeps them.</summary>
public sealed class SeriesStoresApiTests
{
    [Fact]
    public async Task Every_step_and_scope_is_answered_alike_from_both_stores_also_between_midnight_and_seven()
    {
        using var folder = new TemporaryFolder();
        await using var influx = await InfluxServer.StartNewAsync();
        using var embedded = new SqliteSeriesStore(folder.File("series.db"), LocalTime.Vietnam, new SeriesRetention());
        using var remote = Open(influx);
        foreach (var store in new ISeriesStore[] { embedded, remote })
        {
            await FillAsync(store);
        }

        await using var first = await DashboardSite.StartAsync(KpiApiTests.Fill, series: embedded);
        await using var second = await DashboardSite.StartAsync(KpiApiTests.Fill, series: remote);
        string[] questions =
        [
            "overdue-open/series?step=minute&from=2026-11-23T00:00:00%2B07:00&to=2026-11-23T07:30:00%2B07:00",
            "overdue-open/series?step=hour&from=2026-11-21&to=2026-11-23",
            "overdue-open/series?step=hour&from=2026-11-21&to=2026-11-23&agency=S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5,%20A%3DB",
            "overdue-open/series?step=minute&channel=online&from=2026-11-22T22:00:00%2B07:00&to=2026-11-23T02:00:00%2B07:00",
            "overdue-open/series?step=day&from=2026-11-19&to=2026-11-23",
            "service-coverage/series?step=day&from=2026-11-19&to=2026-11-23",
            "service-coverage/series?step=minute",
        ];
        foreach (var question in questions)
        {
            var (expected, actual) = (await first.GetAsync("/api/v1/kpis/" + question), await second.GetAsync("/api/v1/kpis/" + question));
            Assert.Equal(expected.ToString(), actual.ToString());
            Assert.NotEqual(0, actual.GetProperty("points").GetArrayLength());
        }

        foreach (var question in new[]
        {
            "step=hour&from=2026-11-21&to=2026-11-23", "step=minute&channel=online&from=2026-11-22T22:00:00%2B07:00&to=2026-11-23T02:00:00%2B07:00", "step=day&from=2026-11-19&to=2026-11-23",
            "step=hour&from=2026-11-21&to=2026-11-23&agency=S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5,%20A%3DB",
        })
        {
            var all = await second.GetAsync("/api/v1/kpis/series?" + question);
            Assert.Equal((await first.GetAsync("/api/v1/kpis/series?" + question)).ToString(), all.ToString());
            Assert.NotEqual(0, all.GetProperty("items").GetArrayLength());
            foreach (var item in all.GetProperty("items").EnumerateArray())
            {
                var one = await second.GetAsync($"/api/v1/kpis/{item.GetProperty("id").GetString()}/series?{question}");
                Assert.Equal(one.GetProperty("points").ToString(), item.GetProperty("points").ToString());
            }
        }

        var days = (await second.GetAsync("/api/v1/kpis/service-coverage/series?step=day&from=2026-11-19&to=2026-11-23")).GetProperty("points");
        Assert.Equal(
            ["2026-11-20T00:00:00+07:00", "2026-11-21T00:00:00+07:00", "2026-11-22T00:00:00+07:00", "2026-11-23T00:00:00+07:00"],
            days.EnumerateArray().Select(point => point[0].GetString()));
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_with_503_and_live_figures_and_days_are_answered()
    {
        await using var influx = await InfluxServer.StartNewAsync();
        using var store = Open(influx);
        await FillAsync(store);
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill, series: store);
        await influx.StopAsync();

        var problem = await site.GetAsync("/api/v1/kpis/overdue-open/series?step=hour&from=2026-11-21&to=2026-11-23", HttpStatusCode.ServiceUnavailable);

        Assert.Equal("series-away", problem.GetProperty("code").GetString());
        await site.GetAsync("/api/v1/kpis");
        await site.GetAsync("/api/v1/kpis/overdue-open/series?step=day&from=2026-11-21&to=2026-11-23");
    }

    [Fact]
    public async Task What_waits_for_the_store_is_told_with_the_sources_and_on_the_page()
    {
        await using var site = await DashboardSite.StartAsync(site => site.Source("tthc", 12));
        var spool = (SpoolBook)site.Services.GetService(typeof(SpoolBook))!;
        Assert.DoesNotContain("data-part=\"spool\"", await site.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        spool.ReadFrom(() => new SpoolStatus(SpoolState.Away, 12_345, 500_000, 536_870_912, 2, TimeSpan.FromMinutes(90), 7, 3, 1, 0, "cannot be reached"));

        var series = (await site.GetAsync("/api/v1/sources")).GetProperty("series");

        Assert.Equal(
            "state,waitingPoints,waitingBytes,limitBytes,heldPoints,lagSeconds,sent,quarantined,rolledUp,dropped,lastError", JsonShape.Of(series));
        Assert.Equal(("away", 12_345, 5400d), (series.GetProperty("state").GetString(), series.GetProperty("waitingPoints").GetInt32(), series.GetProperty("lagSeconds").GetDouble()));
        var page = WebUtility.HtmlDecode(await site.Http.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Contains("MẤT KẾT NỐI, số liệu chờ trên đĩa", page, StringComparison.Ordinal);
        Assert.Contains("12.347 điểm chờ gửi", page, StringComparison.Ordinal);
        Assert.Contains("3 điểm bị cách ly", page, StringComparison.Ordinal);
    }

    private static InfluxSeriesStore Open(InfluxServer influx) => new(
        new InfluxOptions { Url = influx.Url, User = InfluxServer.Admin, Password = influx.Password }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);

    /// <summary>Four local days, every ten minutes, with a gap; half of it rolled up.</summary>
    private static async Task FillAsync(ISeriesStore store)
    {
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(7));
        SeriesKey[] keys = [new("overdue-open"), new("overdue-open", "Sở Nội vụ, A=B"), new("overdue-open", Channel: "online"), new("service-coverage")];
        var points = Enumerable.Range(0, 6 * 82).Where(tick => tick is < 200 or > 240)
            .SelectMany(tick => keys.Select((key, index) => new SeriesPoint(key, start.AddMinutes(10 * tick), (tick * 10) + index, tick, 1000))).ToList();
        await store.WriteAsync(points[..1500], default);
        await store.UpkeepAsync(start.AddDays(2), default);
        await store.WriteAsync(points[1500..], default);
    }
}
