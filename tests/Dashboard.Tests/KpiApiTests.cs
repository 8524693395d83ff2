using System.Net;
using System.Text.Json;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class KpiApiTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Fact]
    public async Task Reply_has_exactly_the_members_of_the_contract()
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis");
        Assert.Equal("asOf,period,scope,counting,items", JsonShape.Of(answer));
        Assert.Equal("from,to", JsonShape.Of(answer.GetProperty("period")));
        Assert.Equal("agency,procedure,channel", JsonShape.Of(answer.GetProperty("scope")));
        Assert.Equal(
            "granularity,noDueDate,unknownChannel,withdrawn,fullyOnline,due,dueSoonHours", JsonShape.Of(answer.GetProperty("counting")));
        Assert.Equal("2026-11-23T10:30:00+07:00", answer.GetProperty("asOf").GetString());
        Assert.Equal("day", answer.GetProperty("counting").GetProperty("granularity").GetString());
        Assert.Equal("undetermined", answer.GetProperty("counting").GetProperty("noDueDate").GetString());
        Assert.Equal(
            "id,name,unit,value,numerator,denominator,status,target,ageSeconds,sources",
            JsonShape.Of(answer.Item("online-submission-rate")));
        Assert.EndsWith(",parts", JsonShape.Of(answer.Item("refused-or-withdrawn")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kpi_of_the_catalogue_is_answered_in_the_order_of_the_numbers()
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis");
        var ids = answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(
            [
                "received-dossiers", "online-submission-rate", "fully-online-rate", "dossiers-per-service", "service-coverage",
                "portal-integration", "portal-sync", "on-time-rate", "overdue-finished", "overdue-open", "due-soon", "processing-time",
                "electronic-result-rate", "digitised-component-rate", "data-reuse-rate", "online-payment-rate", "satisfaction-rate",
                "non-boundary-rate", "business-online-rate", "single-entry-rate", "petition-on-time-rate", "centre-readiness",
                "electronic-work-file-rate", "archive-digitised-rate", "district-results-digitised", "databases-in-use",
                "plan-tasks-on-time", "quality-index-766", "supplement-rate", "refused-or-withdrawn", "source-health",
            ],
            ids);
    }

    [Fact]
    public async Task Values_are_unrounded_and_names_Vietnamese_letters()
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var text = await site.Http.GetStringAsync(new Uri("/api/v1/kpis?period=today", UriKind.Relative));
        Assert.Contains("Tỷ lệ nộp trực tuyến", text, StringComparison.Ordinal);
        var rate = JsonDocument.Parse(text).RootElement.Item("online-submission-rate");
        Assert.Equal(200.0 / 3, rate.GetProperty("value").GetDouble());
        Assert.Equal(2, rate.GetProperty("numerator").GetInt64());
        Assert.Equal(3, rate.GetProperty("denominator").GetInt64());
        Assert.Equal("ok", rate.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("period=today", 3)]
    [InlineData("period=month", 4)]
    [InlineData("period=year", 5)]
    [InlineData("", 5)]
    [InlineData("period=all", 6)]
    [InlineData("from=2025-12-30&to=2026-10-01", 2)]
    [InlineData("period=all&agency=H49.12", 4)]
    [InlineData("period=all&agency=%20H49.12%20", 4)]
    [InlineData("period=all&channel=counter", 2)]
    [InlineData("period=all&procedure=2.000200", 1)]
    [InlineData("period=all&agency=H49.12&channel=counter", 1)]
    [InlineData("period=all&agency=nobody", 0)]
    public async Task Filters_and_periods_combine(string query, int received)
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var answer = await site.GetAsync("/api/v1/kpis?" + query);
        Assert.Equal(received, answer.Item("received-dossiers").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("month", "2026-11-01", "2026-11-23")]
    [InlineData("all", "2025-12-31", "2026-11-23")]
    public async Task Reply_states_the_bounds_of_the_period(string period, string from, string to)
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var bounds = (await site.GetAsync("/api/v1/kpis?period=" + period)).GetProperty("period");
        Assert.Equal((from, to), (bounds.GetProperty("from").GetString(), bounds.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task Without_a_dossier_rates_are_null_with_no_data_or_not_applicable()
    {
        await using var site = await DashboardSite.StartAsync();
        var answer = await site.GetAsync("/api/v1/kpis?period=all");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("period").GetProperty("from").ValueKind);
        var rate = answer.Item("online-submission-rate");
        Assert.Equal(JsonValueKind.Null, rate.GetProperty("value").ValueKind);
        Assert.Contains(rate.GetProperty("status").GetString(), (string[])["no-data", "not-applicable"]);
        Assert.Equal(JsonValueKind.Null, rate.GetProperty("ageSeconds").ValueKind);
    }

    [Fact]
    public async Task Age_is_that_of_the_oldest_enabled_source_and_health_counts_the_enabled()
    {
        await using var site = await DashboardSite.StartAsync(site =>
        {
            site.Source("new", 4);
            site.Source("old", 1000);
            site.Source("off", 90_000, enabled: false);
        });
        var answer = await site.GetAsync("/api/v1/kpis");
        var received = answer.Item("received-dossiers");
        Assert.Equal(1000, received.GetProperty("ageSeconds").GetDouble());
        Assert.Equal(["new", "old"], received.GetProperty("sources").EnumerateArray().Select(id => id.GetString()!));
        var health = answer.Item("source-health");
        Assert.Equal((50.0, 1, 2), (health.GetProperty("value").GetDouble(), health.GetProperty("numerator").GetInt32(), health.GetProperty("denominator").GetInt32()));
    }

    [Theory]
    [InlineData("/api/v1/kpis?period=week", "unknown-period")]
    [InlineData("/api/v1/kpis?from=2026-01-01", "ambiguous-period")]
    [InlineData("/api/v1/kpis?period=year&from=2026-01-01&to=2026-01-02", "ambiguous-period")]
    [InlineData("/api/v1/kpis?from=2026-1-1&to=2026-01-02", "unreadable-date")]
    [InlineData("/api/v1/kpis?from=2026-02-30&to=2026-03-02", "unreadable-date")]
    [InlineData("/api/v1/kpis?from=2026-01-02&to=2026-01-01", "from-after-to")]
    [InlineData("/api/v1/kpis?channel=fax", "unknown-channel")]
    [InlineData("/api/v1/kpis/on-time-rate/breakdown", "unknown-breakdown")]
    [InlineData("/api/v1/kpis/on-time-rate/breakdown?by=officer", "unknown-breakdown")]
    [InlineData("/api/v1/kpis/source-health/breakdown?by=agency", "no-breakdown")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=week", "unknown-step")]
    [InlineData("/api/v1/kpis/on-time-rate/series?from=yesterday", "unreadable-date")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=minute&from=2026-01-01&to=2026-02-01", "too-many-points")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=day&from=0001-01-01&to=2026-02-01", "unreadable-date")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=hour&procedure=1.000100", "step-too-fine")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=hour&agency=H49.12&channel=online", "step-too-fine")]
    [InlineData("/api/v1/kpis/on-time-rate/series?step=minute&agency=H49.12&channel=online", "step-too-fine")]
    [InlineData("/api/v1/kpis/on-time-rate/series?agency=H49.12&channel=online", "step-too-fine")]
    public async Task Queries_that_are_not_understood_are_refused_with_a_code(string path, string code)
    {
        await using var site = await DashboardSite.StartAsync(Fill);
        var problem = await site.GetAsync(path, HttpStatusCode.BadRequest);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("breakdown?by=agency")]
    [InlineData("series")]
    public async Task Unknown_kpi_is_not_found(string question)
    {
        await using var site = await DashboardSite.StartAsync();
        var problem = await site.GetAsync("/api/v1/kpis/happiness/" + question, HttpStatusCode.NotFound);
        Assert.Equal("unknown-kpi", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/v1/kpis")]
    [InlineData("/api/v1/kpis/on-time-rate/breakdown?by=agency")]
    [InlineData("/api/v1/kpis/on-time-rate/series")]
    public async Task While_the_board_folds_the_reader_is_told_to_come_back(string path)
    {
        await using var site = await DashboardSite.StartAsync(site => site.Board.IsReady = false);
        using var reply = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(reply.Headers.RetryAfter);
    }

    [Fact]
    public async Task Breakdown_names_its_rows()
    {
        await using var site = await DashboardSite.StartAsync(site =>
        {
            Fill(site);
            site.Names.SetAgency("H49.12", "Sở Giả định", AgencyKind.Department);
        });
        var answer = await site.GetAsync("/api/v1/kpis/received-dossiers/breakdown?by=agency&period=all");
        Assert.Equal("id,by,asOf,period,scope,items", JsonShape.Of(answer));
        var rows = answer.GetProperty("items").EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!);
        Assert.Equal(["H49.101", "H49.12"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("key,name,value,numerator,denominator", JsonShape.Of(rows["H49.12"]));
        Assert.Equal(("Sở Giả định", 4.0), (rows["H49.12"].GetProperty("name").GetString(), rows["H49.12"].GetProperty("value").GetDouble()));
        Assert.Equal("H49.101", rows["H49.101"].GetProperty("name").GetString());
        var channels = await site.GetAsync("/api/v1/kpis/received-dossiers/breakdown?by=channel&period=all&agency=H49.12");
        Assert.Equal(
            ["counter", "online"], channels.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("key").GetString()!));
    }

    /// <summary>Three today, one earlier this month, one earlier this year, one on the last day of last year.</summary>
    internal static void Fill(DashboardSite site)
    {
        site.Board.Put("H49.12", Now.AddHours(-1));
        site.Board.Put("H49.12", Now.AddHours(-2), due: Now.AddDays(-1));
        site.Board.Put("H49.101", Now.AddHours(-3), channel: Channel.Counter);
        site.Board.Put("H49.12", Now.AddDays(-10), due: Now.AddDays(-5), finished: Now.AddDays(-6));
        site.Board.Put("H49.101", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)), "2.000200");
        site.Board.Put("H49.12", new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.FromHours(7)), channel: Channel.Counter);
    }
}
