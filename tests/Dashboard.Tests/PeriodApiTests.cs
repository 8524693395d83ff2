using System.Text.Json;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Which days an answer covers when the question names days that are still to come (it is 23 November).</summary>
public sealed class PeriodApiTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Theory]
    [InlineData("from=2026-11-01&to=2026-11-22", "2026-11-01", "2026-11-22", 1, 2)]
    [InlineData("from=2026-11-01&to=2026-11-23", "2026-11-01", "2026-11-23", 3, 4)]
    [InlineData("from=2026-11-01&to=2026-12-31", "2026-11-01", "2026-11-23", 3, 4)]
    [InlineData("from=2026-11-23&to=9999-12-31", "2026-11-23", "2026-11-23", 2, 4)]
    [InlineData("period=all", "2026-10-01", "2026-11-23", 5, 4)]
    [InlineData("from=2026-11-24&to=2026-12-31", null, null, 0, 4)]
    [InlineData("from=9999-12-31&to=9999-12-31", null, null, 0, 4)]
    public async Task Answer_ends_today_and_says_so(string query, string? from, string? to, int received, int open)
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis?" + query);
        Assert.Equal((from, to), BoundsOf(answer));
        Assert.Equal(received, answer.Item("received-dossiers").GetProperty("value").GetInt32());
        Assert.Equal(open, answer.Item("overdue-open").GetProperty("denominator").GetInt32());
    }

    [Fact]
    public async Task Period_without_a_day_yet_has_no_flow_and_the_stocks_of_now()
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis?from=2026-12-01&to=2026-12-31");
        var rate = answer.Item("on-time-rate");
        Assert.Equal((JsonValueKind.Null, "no-data"), (rate.GetProperty("value").ValueKind, rate.GetProperty("status").GetString()));
        var overdue = answer.Item("overdue-open");
        Assert.Equal((1, "ok"), (overdue.GetProperty("value").GetInt32(), overdue.GetProperty("status").GetString()));
        Assert.Equal(0, answer.Item("processing-time").GetProperty("numerator").GetInt32());
    }

    [Fact]
    public async Task Breakdown_covers_the_same_days()
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis/received-dossiers/breakdown?by=agency&from=2026-11-01&to=2026-12-31");
        Assert.Equal(("2026-11-01", "2026-11-23"), BoundsOf(answer));
        Assert.Equal([("H49.101", 1), ("H49.12", 2)], RowsOf(answer));

        var later = await site.GetAsync("/api/v1/kpis/received-dossiers/breakdown?by=agency&from=2026-11-24&to=2026-12-31");
        Assert.Equal((null, null), BoundsOf(later));
        Assert.Equal([("H49.101", 0), ("H49.12", 0)], RowsOf(later));
    }

    [Fact]
    public async Task Dossier_of_a_day_to_come_begins_no_period_of_all()
    {
        await using var site = await DashboardSite.StartAsync(site => site.Board.Put("H49.12", Now.AddDays(2)));
        var answer = await site.GetAsync("/api/v1/kpis?period=all");
        Assert.Equal((null, null), BoundsOf(answer));
        Assert.Equal(0, answer.Item("received-dossiers").GetProperty("value").GetInt32());
    }

    /// <summary>Two of earlier months and days, one finished tomorrow, two of today (one tonight), one of tomorrow.</summary>
    private static void Fill(DashboardSite site)
    {
        site.Board.Put("H49.12", new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.FromHours(7)), due: Now.AddDays(-3));
        site.Board.Put("H49.12", new DateTimeOffset(2026, 10, 2, 8, 0, 0, TimeSpan.FromHours(7)), finished: Now.AddDays(-20));
        site.Board.Put("H49.12", Now.AddDays(-5), due: Now.AddDays(9), finished: Now.AddDays(1));
        site.Board.Put("H49.12", Now.AddHours(-1), channel: Channel.Counter);
        site.Board.Put("H49.101", Now.AddHours(9));
        site.Board.Put("H49.101", Now.AddDays(1), due: Now.AddDays(-1));
    }

    private static (string? From, string? To) BoundsOf(JsonElement answer)
    {
        var period = answer.GetProperty("period");
        return (period.GetProperty("from").GetString(), period.GetProperty("to").GetString());
    }

    private static IEnumerable<(string, int)> RowsOf(JsonElement answer) => answer.GetProperty("items").EnumerateArray()
        .Select(row => (row.GetProperty("key").GetString()!, row.GetProperty("value").GetInt32()))
        .Order();
}
