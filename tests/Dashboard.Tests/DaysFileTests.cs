using System.Net;
using System.Text;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Every KPI of every agency by the day, as a file.</summary>
public sealed class DaysFileTests
{
    private const string Path = "/api/v1/kpis/days.csv";

    [Fact]
    public async Task A_row_for_each_day_and_agency_a_column_for_each_KPI_and_only_days_that_are_over()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        await site.Series.WriteAsync(
            [
                .. new[] { 21, 22, 23 }.Select(day => new SeriesPoint(new SeriesKey("on-time-rate"), At(day, 23), day + 0.5, day, 100)),
                new(new SeriesKey("overdue-open", "H49.12"), At(22, 0), 7),
                new(new SeriesKey("on-time-rate", "=cmd"), At(22, 6), 100.0 / 3, 1, 3),
                new(new SeriesKey("on-time-rate", "H49.12", "online"), At(22, 6), 1),
                new(new SeriesKey("no-kpi", "H49.99"), At(22, 6), 1),
            ],
            default);

        using var reply = await site.Http.GetAsync(new Uri(Path + "?from=2026-11-01&to=2026-12-31", UriKind.Relative));

        Assert.Equal("text/csv; charset=utf-8", reply.Content.Headers.ContentType!.ToString());
        Assert.Equal("kpis-20261101-20261122.csv", reply.Content.Headers.ContentDisposition!.FileName!);
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("Ngày,Mã,Đơn vị,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["2026-11-21,,Toàn tỉnh", "2026-11-22,,Toàn tỉnh", "2026-11-22,'=cmd,'=cmd", "2026-11-22,H49.12,H49.12"], lines[1..^1].Select(line => string.Join(',', line.Split(',')[..3])));
        var kpis = KpiCatalogue.All.Select(kpi => kpi.Id).ToList();
        var (rate, overdue) = (3 + kpis.IndexOf("on-time-rate"), 3 + kpis.IndexOf("overdue-open"));
        Assert.Equal(["21.5", "22.5", "33.333333333333336", ""], lines[1..^1].Select(line => line.Split(',')[rate]));
        Assert.Equal(["", "", "", "7"], lines[1..^1].Select(line => line.Split(',')[overdue]));
        Assert.All(lines[1..^1], line => Assert.Equal(3 + kpis.Count, line.Split(',').Length));
        Assert.Equal("", lines[^1]);
    }

    [Theory]
    [InlineData("from=2025-11-21&to=2026-11-22", "too-many-days")]
    [InlineData("from=2026-11-21&to=2026-11-20", "from-after-to")]
    [InlineData("from=yesterday", "unreadable-date")]
    [InlineData("to=2026-11-31", "unreadable-date")]
    [InlineData("to=0001-01-01", "unreadable-date")]
    [InlineData("from=9999-12-31&to=9999-12-31", "unreadable-date")]
    public async Task What_cannot_be_asked_is_said(string query, string code)
    {
        await using var site = await DashboardSite.StartAsync();

        Assert.Equal(code, (await site.GetAsync($"{Path}?{query}", HttpStatusCode.BadRequest)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2025-11-22&to=2026-11-22")]
    [InlineData("?from=2026-11-23&to=2026-12-24")]
    public async Task A_span_without_values_has_the_headings_alone(string query)
    {
        await using var site = await DashboardSite.StartAsync();

        var text = await site.Http.GetStringAsync(new Uri(Path + query, UriKind.Relative));

        Assert.Equal(1, text.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_as_for_other_series_and_the_page_leads_to_the_file()
    {
        using var away = new InfluxSeriesStore(
            new InfluxOptions { Url = new Uri($"http://127.0.0.1:{IocProcess.FreePort()}") }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill, series: away);
        var page = await site.Http.GetStringAsync(new Uri("/kpis/received-dossiers", UriKind.Relative));
        var link = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/api/v1/kpis/days.csv[^\"]*)\"").Groups[1].Value;

        var problem = await site.GetAsync(WebUtility.HtmlDecode(link), HttpStatusCode.ServiceUnavailable);

        Assert.Equal("series-away", problem.GetProperty("code").GetString());
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(7));
}
