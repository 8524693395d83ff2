using System.Text.Json;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Other measures of a KPI, beside its value.</summary>
public sealed class MeasureApiTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Fact]
    public async Task Rates_of_components_also_say_what_they_are_over_the_components()
    {
        await using var site = await DashboardSite.StartAsync(site =>
        {
            site.Board.Put("H49.12", Now.AddHours(-1), components: (5, 3, 1));
            site.Board.Put("H49.101", Now.AddHours(-2), components: (3, 0, 1));
            site.Board.Put("H49.12", Now.AddDays(-1), components: (9, 9, 9));
        });
        var today = await site.GetAsync("/api/v1/kpis?period=today");
        Assert.Equal((37.5, 3, 8), Components(today, "digitised-component-rate"));
        Assert.Equal((25.0, 2, 8), Components(today, "data-reuse-rate"));
        var agency = await site.GetAsync("/api/v1/kpis?period=today&agency=H49.12");
        Assert.Equal((60.0, 3, 5), Components(agency, "digitised-component-rate"));
    }

    [Fact]
    public async Task Measure_has_exactly_value_numerator_and_denominator_and_is_null_without_components()
    {
        await using var site = await DashboardSite.StartAsync(site => site.Board.Put("H49.12", Now.AddHours(-1)));
        var measures = (await site.GetAsync("/api/v1/kpis")).Item("digitised-component-rate").GetProperty("measures");
        Assert.Equal("components", JsonShape.Of(measures));
        Assert.Equal("value,numerator,denominator", JsonShape.Of(measures.GetProperty("components")));
        Assert.Equal((null, 0, 0), Read(measures.GetProperty("components")));
    }

    [Fact]
    public async Task Late_dossiers_stand_beside_those_on_the_day_and_early_ones()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var late = (await site.GetAsync("/api/v1/kpis?period=all")).Item("overdue-finished");
        var measures = late.GetProperty("measures");

        Assert.Equal("early,on-day,late", JsonShape.Of(measures));
        Assert.Equal(late.GetProperty("numerator").GetInt64(), measures.GetProperty("late").GetProperty("numerator").GetInt64());
        Assert.Equal(
            late.GetProperty("denominator").GetInt64(), measures.EnumerateObject().Sum(measure => measure.Value.GetProperty("numerator").GetInt64()));
        var page = await site.Http.GetStringAsync(new Uri("/kpis/overdue-finished?period=all", UriKind.Relative));
        Assert.Contains("Xong trước ngày hẹn", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portals_own_index_is_shown_with_its_source_and_age_or_said_to_be_missing()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var nobody = (await site.GetAsync("/api/v1/kpis")).Item("quality-index-766").GetProperty("official");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (nobody.GetProperty("value").ValueKind, nobody.GetProperty("source").ValueKind));
        Assert.Contains("Chưa nguồn nào gửi điểm của Cổng", await PageAsync(site), StringComparison.Ordinal);

        var index = new PortalIndex("cong-quoc-gia", 81.5, Moment.From(Now.AddMinutes(-30)));
        Assert.True(site.Services.GetRequiredService<PortalIndexBook>().TryPut(index));

        var items = await site.GetAsync("/api/v1/kpis");
        var official = items.Item("quality-index-766").GetProperty("official");
        Assert.Equal("value,source,asOf,ageSeconds", JsonShape.Of(official));
        Assert.Equal((81.5, "cong-quoc-gia", 1800.0), (official.GetProperty("value").GetDouble(), official.GetProperty("source").GetString(), official.GetProperty("ageSeconds").GetDouble()));
        Assert.False(items.Item("on-time-rate").TryGetProperty("official", out _));
        Assert.False((await site.GetAsync("/api/v1/kpis?agency=H49.12")).Item("quality-index-766").TryGetProperty("official", out _));
        var page = await PageAsync(site);
        Assert.Contains("Điểm do Cổng công bố", page, StringComparison.Ordinal);
        Assert.Contains("81,5", page, StringComparison.Ordinal);
        Assert.Contains("Nguồn cong-quoc-gia, lúc 23/11/2026 10:00 (30 phút)", page, StringComparison.Ordinal);
    }

    private static Task<string> PageAsync(DashboardSite site) => site.Http.GetStringAsync(new Uri("/kpis/quality-index-766", UriKind.Relative));

    [Fact]
    public async Task Kpis_without_another_measure_do_not_mention_any()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var items = (await site.GetAsync("/api/v1/kpis")).GetProperty("items").EnumerateArray();
        Assert.Equal(
            ["fully-online-rate", "overdue-finished", "digitised-component-rate", "data-reuse-rate"],
            items.Where(item => item.TryGetProperty("measures", out _)).Select(item => item.GetProperty("id").GetString()!));
    }

    private static (double? Value, int Numerator, int Denominator) Components(JsonElement answer, string kpi) =>
        Read(answer.Item(kpi).GetProperty("measures").GetProperty("components"));

    private static (double? Value, int Numerator, int Denominator) Read(JsonElement measure) =>
        (measure.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null,
            measure.GetProperty("numerator").GetInt32(), measure.GetProperty("denominator").GetInt32());
}
