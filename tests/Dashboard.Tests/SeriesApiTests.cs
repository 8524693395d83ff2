using System.Text.Json;
using Ioc.Kpi.Series;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SeriesApiTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Fact]
    public async Task Days_are_computed_from_the_board_each_at_its_local_start()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var answer = await site.GetAsync("/api/v1/kpis/received-dossiers/series?step=day&from=2026-11-12&to=2026-11-23");
        Assert.Equal("id,step,agency,channel,points", JsonShape.Of(answer));
        var points = Points(answer);
        Assert.Equal(12, points.Count);
        Assert.Equal(("2026-11-12T00:00:00+07:00", 0.0), points[0]);
        Assert.Equal(("2026-11-13T00:00:00+07:00", 1.0), points[1]);
        Assert.Equal(("2026-11-23T00:00:00+07:00", 3.0), points[11]);
        Assert.Equal(4, points.Sum(point => point.Value));
    }

    [Fact]
    public async Task A_late_record_changes_its_past_day()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        site.Board.Put("H49.101", Now.AddDays(-3));
        var answer = await site.GetAsync("/api/v1/kpis/received-dossiers/series?step=day&from=2026-11-20&to=2026-11-20&agency=H49.101");
        Assert.Equal([("2026-11-20T00:00:00+07:00", 1.0)], Points(answer));
    }

    [Fact]
    public async Task Days_to_come_have_no_points_and_days_without_data_are_null()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var answer = await site.GetAsync("/api/v1/kpis/on-time-rate/series?step=day&from=2026-11-22&to=2026-12-22");
        var points = answer.GetProperty("points").EnumerateArray().ToArray();
        Assert.Equal(2, points.Length);
        Assert.All(points, point => Assert.Equal(JsonValueKind.Null, point[1].ValueKind));
    }

    [Fact]
    public async Task Days_of_an_agency_and_a_channel_together_are_answered()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var answer = await site.GetAsync(
            "/api/v1/kpis/received-dossiers/series?step=day&from=2026-11-22&to=2026-11-23&agency=H49.12&channel=online");
        Assert.Equal([("2026-11-22T00:00:00+07:00", 0.0), ("2026-11-23T00:00:00+07:00", 2.0)], Points(answer));
    }

    [Fact]
    public async Task Minutes_of_one_channel_are_those_the_store_kept_of_it()
    {
        await using var site = await DashboardSite.StartAsync();
        var start = Now.AddMinutes(-5).ToUniversalTime();
        await site.Series.WriteAsync(
            [
                new SeriesPoint(new SeriesKey("received-dossiers"), start, 9),
                new SeriesPoint(new SeriesKey("received-dossiers", Channel: "online"), start, 6),
            ],
            CancellationToken.None);
        var channel = await site.GetAsync("/api/v1/kpis/received-dossiers/series?step=minute&channel=online");
        Assert.Equal([("2026-11-23T10:25:00+07:00", 6.0)], Points(channel));
    }

    [Fact]
    public async Task Minutes_come_from_the_series_store()
    {
        await using var site = await DashboardSite.StartAsync();
        var start = Now.AddMinutes(-5);
        await site.Series.WriteAsync(
            [
                new SeriesPoint(new SeriesKey("overdue-open"), start.ToUniversalTime(), 7),
                new SeriesPoint(new SeriesKey("overdue-open"), start.AddMinutes(1).ToUniversalTime(), 8),
                new SeriesPoint(new SeriesKey("overdue-open", "H49.12"), start.ToUniversalTime(), 3),
            ],
            CancellationToken.None);
        var province = await site.GetAsync("/api/v1/kpis/overdue-open/series?step=minute&from=2026-11-23T10:00:00%2B07:00&to=2026-11-23T11:00:00+07:00");
        Assert.Equal([("2026-11-23T10:25:00+07:00", 7.0), ("2026-11-23T10:26:00+07:00", 8.0)], Points(province));
        var agency = await site.GetAsync("/api/v1/kpis/overdue-open/series?step=minute&agency=H49.12");
        Assert.Equal([("2026-11-23T10:25:00+07:00", 3.0)], Points(agency));
    }

    private static List<(string At, double Value)> Points(JsonElement answer) =>
        [.. answer.GetProperty("points").EnumerateArray().Select(point => (point[0].GetString()!, point[1].GetDouble()))];
}
