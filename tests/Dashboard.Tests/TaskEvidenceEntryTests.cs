using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Targets;
using Ioc.Kpi.Accounts;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Evidence of tasks, from the form and over the API to K27. It is Monday, 23 November 2026; task A is due on the 20th, M again and again.</summary>
public sealed class TaskEvidenceEntryTests : IDisposable
{
    private const string Password = "Sông Cầu 2026 dài";
    private const string Page = "/plans/of-test/tasks/A";
    private const string Api = "/api/v1/plans/of-test/tasks/A";
    private static readonly string Hash = Passwords.Hash(Password);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evidence_from_the_form_counts_at_once_and_is_withdrawn_again()
    {
        await using var site = await StartAsync();
        using var visit = await SignedInAsync(site);
        Assert.Equal((0, 1), await TasksAsync(site, visit));
        Assert.Contains($"href=\"{Page}\"", (await visit.GetAsync("/plans/of-test")).Text, StringComparison.Ordinal);
        Assert.Contains("Quá hạn", (await visit.GetAsync(Page)).Text, StringComparison.Ordinal);

        var (status, _, location) = await visit.SendFormAsync(Page, Page, Fields("2026-11-20", document: "Quyết định 12/QĐ-UBND", link: "https://tinh.example/qd?a=1&b=2"));

        Assert.Equal((HttpStatusCode.SeeOther, Page + "#history"), (status, location));
        Assert.Equal((1, 1), await TasksAsync(site, visit));
        var page = (await visit.GetAsync(Page)).Text;
        Assert.Contains("Đã xong", page, StringComparison.Ordinal);
        Assert.Contains("Quyết định 12/QĐ-UBND", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://tinh.example/qd?a=1&amp;b=2\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"doneOn\"", page, StringComparison.Ordinal);
        Assert.Contains("Quyết định 12/QĐ-UBND", (await visit.GetAsync("/plans/of-test?state=done")).Text, StringComparison.Ordinal);

        var back = Fields("", note: "");
        (back["supersedes"], back["action"]) = ("1", "withdraw");
        Assert.Contains("phải ghi rõ lý do", (await visit.SendFormAsync(Page + "?correct=1", Page, back)).Text, StringComparison.Ordinal);
        back["note"] = "nhầm văn bản";
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendFormAsync(Page + "?correct=1", Page, back)).Status);

        Assert.Equal((0, 1), await TasksAsync(site, visit));
        Assert.Contains("đã thu hồi tại lần nhập số 2", (await visit.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(
            ["of-test/A #2 withdraws #1", "of-test/A #1"],
            site.Audit.Read("an", AuditAction.TaskEvidenceEntered, null, 9).Select(entry => entry.What.Details!));
    }

    [Theory]
    [InlineData("2026-11-19", "done", true)]
    [InlineData("2026-11-20", "done", true)]
    [InlineData("2026-11-21", "done", false)]
    public async Task Over_the_api_a_task_is_done_early_on_its_day_or_late(string doneOn, string state, bool inTime)
    {
        await using var site = await StartAsync();
        using var visit = await SignedInAsync(site);

        using var reply = await PostAsync(visit, Api, $$"""{"doneOn": "{{doneOn}}", "document": "QĐ 12"}""");

        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        var answer = JsonDocument.Parse((await visit.GetAsync(Api)).Text).RootElement;
        var task = answer.GetProperty("task");
        Assert.Equal((state, inTime, doneOn), (task.GetProperty("state").GetString(), task.GetProperty("inTime").GetBoolean(), task.GetProperty("doneOn").GetString()));
        var entry = Assert.Single(answer.GetProperty("history").EnumerateArray());
        Assert.Equal(("an", true), (entry.GetProperty("enteredBy").GetString(), entry.GetProperty("stands").GetBoolean()));
        Assert.Equal((inTime ? 1 : 0, 1), await TasksAsync(site, visit));
    }

    [Theory]
    [InlineData(Api, """{"doneOn": "2026-11-24", "document": "QĐ 12"}""", HttpStatusCode.BadRequest, "entry-refused", "date-in-future")]
    [InlineData(Api, """{"doneOn": "2026-11-20"}""", HttpStatusCode.BadRequest, "entry-refused", "missing-evidence")]
    [InlineData(Api, """{"document": "QĐ 12"}""", HttpStatusCode.BadRequest, "entry-refused", "bad-date")]
    [InlineData(Api, """{"doneOn": "2026-11-20", "note": "CCCD 022099001234"}""", HttpStatusCode.BadRequest, "entry-refused", "personal-number")]
    [InlineData(Api, """{"doneOn": "2026-11-20", "document": "x", "supersedes": 7}""", HttpStatusCode.BadRequest, "entry-refused", "unknown-superseded")]
    [InlineData(Api, """{"doneOn": "20/11/2026"}""", HttpStatusCode.BadRequest, "bad-body", "$.doneOn cannot be read")]
    [InlineData(Api, "null", HttpStatusCode.BadRequest, "bad-body", "null")]
    [InlineData("/api/v1/plans/of-test/tasks/Z", """{"doneOn": "2026-11-20", "document": "x"}""", HttpStatusCode.NotFound, "unknown-task", "Z")]
    [InlineData("/api/v1/plans/none/tasks/A", """{"doneOn": "2026-11-20", "document": "x"}""", HttpStatusCode.NotFound, "unknown-plan", "none")]
    public async Task The_api_says_what_is_wrong(string task, string body, HttpStatusCode expected, string code, string said)
    {
        await using var site = await StartAsync();
        using var visit = await SignedInAsync(site);

        using var reply = await PostAsync(visit, task, body);

        var text = await reply.Content.ReadAsStringAsync();
        Assert.Equal(expected, reply.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("022099001234", text, StringComparison.Ordinal);
        Assert.Equal((0, 1), await TasksAsync(site, visit));
    }

    [Fact]
    public async Task A_second_entry_for_what_is_done_is_a_conflict_and_a_report_is_none()
    {
        await using var site = await StartAsync();
        using var visit = await SignedInAsync(site);
        const string Monthly = "/api/v1/plans/of-test/tasks/M";

        using var first = await PostAsync(visit, Api, """{"doneOn": "2026-11-20", "document": "x"}""");
        using var second = await PostAsync(visit, Api, """{"doneOn": "2026-11-20", "document": "x"}""");
        using var report = await PostAsync(visit, Monthly, """{"doneOn": "2026-10-20", "document": "x"}""");
        using var next = await PostAsync(visit, Monthly, """{"doneOn": "2026-11-20", "document": "x"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("already-done", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (report.StatusCode, next.StatusCode));
    }

    [Fact]
    public async Task Only_operators_enter_and_only_from_a_page_of_this_site()
    {
        await using var site = await StartAsync();
        using (var stranger = new Visit(site.Address))
        {
            Assert.Contains("ioc user add", (await stranger.GetAsync(Page)).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendFormAsync(Page, Page, Fields("2026-11-20"), token: "none")).Status);
        }

        using var viewer = await SignedInAsync(site, Role.Viewer);
        Assert.Contains("chỉ được xem", (await viewer.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.SendFormAsync("/", Page, Fields("2026-11-20", "x"))).Status);
        using var writer = await SignedInAsync(site, Role.Operator, "binh");
        Assert.Equal(HttpStatusCode.BadRequest, (await writer.SendFormAsync(Page, Page, Fields("2026-11-20", "x"), token: "none")).Status);
        Assert.Equal((0, 1), await TasksAsync(site, writer));
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_is_said_beside_its_field_and_what_was_typed_stays()
    {
        await using var site = await StartAsync();
        using var visit = await SignedInAsync(site);

        var (status, text, _) = await visit.SendFormAsync(Page, Page, Fields("2026-11-24", note: "giữ <b>chữ</b>"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Ngày không được sau ngày hôm nay", text, StringComparison.Ordinal);
        Assert.Contains("id=\"doneOn-problem-0\"", text, StringComparison.Ordinal);
        Assert.Contains("giữ &lt;b&gt;chữ&lt;/b&gt;", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync("/plans/of-test/tasks/Z")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync("/plans/none/tasks/A")).Status);
    }

    private async Task<DashboardSite> StartAsync()
    {
        File.WriteAllText(_folder.File("of-test.json"), Plan);
        var site = await DashboardSite.StartAsync(plans: new PlanFolderOptions(_folder.Path, []));
        await Eventually.Holds(() => site.Services.GetRequiredService<TargetBook>().Current.Plans.Count == 1, "the plan is read");
        return site;
    }

    private static async Task<(int Done, int Due)> TasksAsync(DashboardSite site, Visit visit)
    {
        Assert.NotNull(site);
        var kpi = JsonDocument.Parse((await visit.GetAsync("/api/v1/kpis")).Text).RootElement.Item("plan-tasks-on-time");
        return (kpi.GetProperty("numerator").GetInt32(), kpi.GetProperty("denominator").GetInt32());
    }

    private static async Task<HttpResponseMessage> PostAsync(Visit visit, string task, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(task + "/evidence", UriKind.Relative))
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("RequestVerificationToken", await visit.TokenAsync("/"));
        return await visit.Http.SendAsync(request);
    }

    private static Dictionary<string, string> Fields(string doneOn, string document = "", string link = "", string note = "") =>
        new() { ["doneOn"] = doneOn, ["document"] = document, ["link"] = link, ["note"] = note, ["supersedes"] = "" };

    private static async Task<Visit> SignedInAsync(DashboardSite site, Role role = Role.Operator, string name = "an")
    {
        Assert.True(site.Accounts.TryAdd(name, role, Hash, "shell:root", "console", DashboardSite.Now));
        site.Services.GetRequiredService<AccountBook>().Renew();
        var visit = new Visit(site.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignInAsync(name, Password)).Status);
        return visit;
    }

    private const string Plan = """
        {"code":"of-test","name":"Test","level":"province","year":2026,"place":{"province":"49"},
         "document":{"issuer":"x","status":"issued"},
         "phases":[{"id":"p","name":"P","from":"2026-01-01","to":"2026-12-31"}],
         "sections":[{"id":"1","title":"S"}],
         "targets":[],
         "tasks":[{"id":"A","section":"1","title":"Việc A","lead":["Sở X"],"cadence":"once","due":{"rule":"on","date":"2026-11-20"},"phase":"p","reference":"1"},
          {"id":"M","section":"1","title":"Việc M","lead":["Sở Y"],"cadence":"monthly","phase":"p","reference":"2"}]}
        """;
}
