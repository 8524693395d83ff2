using System.Text.Json;
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
    public async Task Kpis_without_another_measure_do_not_mention_any()
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var items = (await site.GetAsync("/api/v1/kpis")).GetProperty("items").EnumerateArray();
        Assert.Equal(
            ["fully-online-rate", "digitised-component-rate", "data-reuse-rate"],
            items.Where(item => item.TryGetProperty("measures", out _)).Select(item => item.GetProperty("id").GetString()!));
    }

    private static (double? Value, int Numerator, int Denominator) Components(JsonElement answer, string kpi) =>
        Read(answer.Item(kpi).GetProperty("measures").GetProperty("components"));

    private static (double? Value, int Numerator, int Denominator) Read(JsonElement measure) =>
        (measure.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null,
            measure.GetProperty("numerator").GetInt32(), measure.GetProperty("denominator").GetInt32());
}
