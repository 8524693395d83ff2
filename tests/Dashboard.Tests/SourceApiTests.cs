using System.Text.Json;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SourceApiTests
{
    /// <summary>The calendar that ships ends with 2027; from 1 December 2027 on, that is told.</summary>
    [Fact]
    public async Task A_calendar_without_the_next_year_is_told_from_1_December_on()
    {
        // Before anything waits for the clock: a year of ticks would take a minute.
        await using var site = await DashboardSite.StartAsync(site =>
        {
            site.Clock.Advance(new DateTimeOffset(2027, 11, 30, 23, 59, 0, TimeSpan.FromHours(7)) - DashboardSite.Now);
            site.Source("tthc", 12);
        });
        Task<string> PageAsync() => site.Http.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(JsonValueKind.Null, (await site.GetAsync("/api/v1/sources")).GetProperty("missingCalendarYear").ValueKind);
        Assert.DoesNotContain("Lịch làm việc chưa có năm", await PageAsync(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2028, (await site.GetAsync("/api/v1/sources")).GetProperty("missingCalendarYear").GetInt32());
        Assert.Contains("Lịch làm việc chưa có năm 2028", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_are_told_with_state_age_and_counts_by_code()
    {
        await using var site = await DashboardSite.StartAsync(site =>
        {
            site.Source("tthc", 12);
            site.Sources.Succeeded(
                "tthc",
                Moment.From(DashboardSite.Now.AddSeconds(-10)),
                TimeSpan.FromSeconds(1.5),
                new SourceTally(
                    7, 2, new Dictionary<string, int> { ["due-before-received"] = 3 }, new Dictionary<string, int> { ["missing-id"] = 4 }));
            site.Sources.Declare(new SourceDeclaration("silent", SourceKind.Reference, Enabled: true, TimeSpan.FromSeconds(15)));
            site.Sources.Failed("silent", Moment.From(DashboardSite.Now), TimeSpan.FromSeconds(30), "The source answered 500.");
        });
        var answer = await site.GetAsync("/api/v1/sources");
        Assert.Equal("asOf,items,series,missingCalendarYear", JsonShape.Of(answer));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("series").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("missingCalendarYear").ValueKind);
        var good = answer.Item("tthc");
        Assert.Equal(
            "id,kind,state,catchingUp,lastSuccessAt,ageSeconds,lateAfterSeconds,lastDurationSeconds,failuresInARow,"
            + "accepted,unchanged,suspect,rejected,lastError",
            JsonShape.Of(good));
        Assert.Equal(("push", "ok", 10.0), (good.GetProperty("kind").GetString(), good.GetProperty("state").GetString(), good.GetProperty("ageSeconds").GetDouble()));
        Assert.Equal("2026-11-23T10:29:50+07:00", good.GetProperty("lastSuccessAt").GetString());
        Assert.Equal(3, good.GetProperty("suspect").GetProperty("due-before-received").GetInt32());
        Assert.Equal(4, good.GetProperty("rejected").GetProperty("missing-id").GetInt32());
        var bad = answer.Item("silent");
        Assert.Equal(("reference", "failing"), (bad.GetProperty("kind").GetString(), bad.GetProperty("state").GetString()));
        Assert.Equal("The source answered 500.", bad.GetProperty("lastError").GetString());
        Assert.Equal(JsonValueKind.Null, bad.GetProperty("ageSeconds").ValueKind);
    }
}
