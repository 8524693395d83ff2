using System.Net;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Plans from files, held against a board, in the API: what they say, and what a wrong file does.</summary>
public sealed class PlanApiTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Targets_are_held_against_the_board()
    {
        Write("of-test.json", Plan(80));
        await using var site = await DashboardSite.StartAsync(Fill, plans: new Targets.PlanFolderOptions(_folder.Path, []));
        var plans = await ReadAsync(site, 1);

        var summary = Assert.Single(plans.GetProperty("items").EnumerateArray());
        Assert.Equal(("of-test", true, false), (summary.GetProperty("code").GetString(), summary.GetProperty("shown").GetBoolean(), summary.GetProperty("outdated").GetBoolean()));
        Assert.Equal(1, summary.GetProperty("tasks").GetProperty("overdue").GetInt32());

        var answer = await site.GetAsync("/api/v1/plans/of-test");
        var online = answer.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("id").GetString() == "T01");
        Assert.Equal((75.0, 80.0, 5.0, false), (online.GetProperty("value").GetDouble(), online.GetProperty("target").GetDouble(), online.GetProperty("gap").GetDouble(), online.GetProperty("expired").GetBoolean()));
        Assert.Equal("behind", online.GetProperty("status").GetString());
        Assert.Equal("percent-of-coming", online.GetProperty("need").GetProperty("kind").GetString());
        var past = answer.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("id").GetString() == "T02");
        Assert.Equal(("missed", true), (past.GetProperty("status").GetString(), past.GetProperty("expired").GetBoolean()));
        var entered = answer.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("id").GetString() == "T03");
        Assert.Equal(("no-data", "entry"), (entered.GetProperty("status").GetString(), entered.GetProperty("missing").GetString()));

        var kpi = (await site.GetAsync("/api/v1/kpis?period=year")).Item("online-submission-rate");
        Assert.Equal(("warning", 80.0), (kpi.GetProperty("status").GetString(), kpi.GetProperty("target").GetDouble()));
        var agency = (await site.GetAsync("/api/v1/kpis?period=year&agency=H49.12")).Item("online-submission-rate");
        Assert.Equal(("ok", JsonValueKind.Null), (agency.GetProperty("status").GetString(), agency.GetProperty("target").ValueKind));
        var tasks = (await site.GetAsync("/api/v1/kpis")).Item("plan-tasks-on-time");
        Assert.Equal((0, 1), (tasks.GetProperty("numerator").GetInt32(), tasks.GetProperty("denominator").GetInt32()));
    }

    [Fact]
    public async Task A_wrong_file_is_told_and_the_plan_of_before_stays_until_it_is_right_again()
    {
        Write("of-test.json", Plan(80));
        await using var site = await DashboardSite.StartAsync(Fill, plans: new Targets.PlanFolderOptions(_folder.Path, []));
        await ReadAsync(site, 1);

        Write("of-test.json", Plan(80).Replace("online-submission-rate", "no-such-kpi", StringComparison.Ordinal));
        await Eventually.Holds(async () => (await site.GetAsync("/api/v1/plans")).GetProperty("problems").GetArrayLength() == 2, "the file is refused");
        var refused = await site.GetAsync("/api/v1/plans");
        var problem = refused.GetProperty("problems")[0];
        Assert.Equal("of-test.json", problem.GetProperty("file").GetString());
        Assert.Contains("no-such-kpi", problem.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("targets[0]", problem.GetProperty("place").GetString(), StringComparison.Ordinal);
        Assert.True(refused.GetProperty("items")[0].GetProperty("outdated").GetBoolean());
        Assert.Equal(80.0, (await site.GetAsync("/api/v1/plans/of-test")).GetProperty("targets")[0].GetProperty("target").GetDouble());

        Write("of-test.json", Plan(70));
        await Eventually.Holds(
            async () => (await site.GetAsync("/api/v1/plans/of-test")).GetProperty("targets")[0].GetProperty("status").GetString() == "met", "the new target is held against the board");
        Assert.Equal(0, (await site.GetAsync("/api/v1/plans")).GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Unknown_plan_is_named()
    {
        await using var site = await DashboardSite.StartAsync(plans: new Targets.PlanFolderOptions(_folder.Path, []));
        var problem = await site.GetAsync("/api/v1/plans/none", HttpStatusCode.NotFound);
        Assert.Equal("unknown-plan", problem.GetProperty("code").GetString());
        Assert.Contains("none", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ReadAsync(DashboardSite site, int plans)
    {
        await Eventually.Holds(
            async () => (await site.GetAsync("/api/v1/plans")) is var answer
                && answer.GetProperty("asOf").ValueKind != JsonValueKind.Null && answer.GetProperty("items").GetArrayLength() == plans,
            "the plans are read");
        return await site.GetAsync("/api/v1/plans");
    }

    /// <summary>Three of four dossiers of each day came online, since the first of October.</summary>
    private static void Fill(DashboardSite site)
    {
        for (var day = DashboardSite.Now.AddDays(-50); day < DashboardSite.Now; day = day.AddDays(1))
        {
            for (var i = 0; i < 4; i++)
            {
                site.Board.Put("H49.12", day.AddHours(-1), channel: i == 0 ? Kpi.Dossiers.Channel.Counter : Kpi.Dossiers.Channel.Online);
            }
        }
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private static string Plan(int percent) => $$"""
        {"code":"of-test","name":"Test","level":"province","year":2026,"place":{"province":"49"},
         "document":{"issuer":"x","status":"issued"},
         "phases":[{"id":"p","name":"P","from":"2026-01-01","to":"2026-12-31"}],
         "sections":[{"id":"1","title":"S"}],
         "targets":[
          {"id":"T01","title":"a","kpi":"online-submission-rate","comparison":">=","value":{{percent}},"unit":"percent","deadline":"2026-12-31","phase":"p","owners":["x"],"scope":"x","reference":"1"},
          {"id":"T02","title":"b","kpi":"online-submission-rate","comparison":">=","value":90,"unit":"percent","deadline":"2026-10-31","phase":"p","owners":["x"],"scope":"x","reference":"2"},
          {"id":"T03","title":"c","kpi":"satisfaction-rate","comparison":">=","value":90,"unit":"percent","deadline":"2026-12-31","phase":"p","owners":["x"],"scope":"x","reference":"3"}],
         "tasks":[{"id":"A","section":"1","title":"a","lead":["x"],"cadence":"once","due":{"rule":"on","date":"2026-03-10"},"phase":"p","reference":"1"}]}
        """;
}
