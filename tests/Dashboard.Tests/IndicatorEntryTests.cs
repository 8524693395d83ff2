using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Indicators;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class IndicatorEntryTests
{
    private const string Password = "Sông Cầu 2026 dài";
    private const string Page = "/indicators/archive-digitised-rate";
    private const string Api = "/api/v1/indicators/archive-digitised-rate";
    private static readonly string Hash = Passwords.Hash(Password);

    [Fact]
    public async Task Without_an_account_an_entry_is_refused_with_the_way_to_make_one()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = new Visit(site.Address);

        var (status, text, _) = await visit.SendFormAsync(Page, Page, Fields(), token: "none");
        using var api = await visit.Http.PostAsJsonAsync(Api, new { value = 30 });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (status, api.StatusCode));
        Assert.Contains("ioc user add NAME --role=operator", text, StringComparison.Ordinal);
        Assert.Contains("ioc user add NAME --role=operator", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("ioc user add NAME --role=operator", (await visit.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Empty(site.Audit.Read(null, null, null, 1));
    }

    [Fact]
    public async Task An_operator_enters_a_value_and_everybody_sees_it_with_its_age_and_author()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);

        var (status, _, location) = await visit.SendFormAsync(Page, Page, Fields(value: "33,3", asOf: "2026-11-20", link: "https://tinh.example/bc?a=1&b=2"));

        Assert.Equal((HttpStatusCode.SeeOther, Page + "#history"), (status, location));
        var list = (await visit.GetAsync("/indicators")).Text;
        Assert.Contains("33,3", list, StringComparison.Ordinal);
        Assert.Contains("3 ngày trước", list, StringComparison.Ordinal);
        Assert.Contains("href=\"https://tinh.example/bc?a=1&amp;b=2\"", list, StringComparison.Ordinal);
        var page = (await visit.GetAsync(Page)).Text;
        Assert.Contains("Số liệu đến ngày 20/11/2026 (3 ngày trước), do an nhập", page, StringComparison.Ordinal);
        Assert.Equal(33.3, site.Services.GetRequiredService<IndicatorShelf>().Current.Current("archive-digitised-rate", null, new DateOnly(2026, 11, 23))!.Value);
        Assert.Equal(
            new AuditEvent("an", AuditAction.IndicatorEntered, "127.0.0.1", "archive-digitised-rate #1"), site.Audit.Read(null, null, null, 1)[0].What);
    }

    [Fact]
    public async Task A_ratio_a_count_and_an_agency_are_entered()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendFormAsync(Page, Page, Fields(value: "50", numerator: "1.000", denominator: "2 000", agency: "H49.12/3"))).Status);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await visit.SendFormAsync("/indicators/centre-readiness", "/indicators/centre-readiness", Fields(value: "1.054", denominator: "1060"))).Status);

        var book = site.Services.GetRequiredService<IndicatorShelf>().Current;
        Assert.Equal((1000, 2000), (book.History("archive-digitised-rate", "H49.12/3")[0].What.Numerator, book.History("archive-digitised-rate", "H49.12/3")[0].What.Denominator));
        Assert.Equal((1054.0, 1054L, 1060L), (book.History("centre-readiness", null)[0].What.Value, book.History("centre-readiness", null)[0].What.Numerator, book.History("centre-readiness", null)[0].What.Denominator));
        Assert.Contains("H49.12/3", (await visit.GetAsync("/indicators")).Text, StringComparison.Ordinal);
        Assert.Contains("1.000 / 2.000", (await visit.GetAsync(Page + "?agency=H49.12%2F3")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value", "abc", "Giá trị phải là số từ 0 đến 100")]
    [InlineData("value", "-1", "Giá trị phải là số từ 0 đến 100")]
    [InlineData("value", "101", "Giá trị phải là số từ 0 đến 100")]
    [InlineData("value", "1e1", "Giá trị phải là số từ 0 đến 100")]
    [InlineData("value", "", "Chưa nhập giá trị")]
    [InlineData("numerator", "1", "Tử số và mẫu số phải nhập cả hai")]
    [InlineData("numerator", "một", "Tử số và mẫu số phải nhập cả hai")]
    [InlineData("denominator", "99999999999999999999", "Tử số và mẫu số phải nhập cả hai")]
    [InlineData("asOf", "2026-11-24", "Ngày không được sau ngày hôm nay")]
    [InlineData("asOf", "1999-12-31", "Ngày phải từ 01/01/2000")]
    [InlineData("asOf", "2026-02-30", "Ngày không hợp lệ")]
    [InlineData("asOf", "", "Ngày không hợp lệ")]
    [InlineData("evidence", " ", "Chưa ghi minh chứng")]
    [InlineData("evidence", "CCCD 022099001234", "Có dãy số giống số định danh")]
    [InlineData("evidence", "a\u0007b", "Có ký tự không hợp lệ")]
    [InlineData("link", "javascript:alert(1)", "Đường dẫn phải bắt đầu bằng")]
    [InlineData("note", "gọi 0912345678", "Có dãy số giống số định danh")]
    [InlineData("agency", "0912345678", "Đơn vị phải ghi bằng mã")]
    [InlineData("supersedes", "77", "Lần nhập cần đính chính không tồn tại")]
    [InlineData("supersedes", "x", "Lần nhập cần đính chính không tồn tại")]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(string field, string typed, string said)
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);
        var fields = Fields(note: "giữ nguyên <b>chữ</b>");
        fields[field] = typed;

        var (status, text, _) = await visit.SendFormAsync(Page, Page, fields);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains(field == "note" ? "0912345678" : "giữ nguyên &lt;b&gt;chữ&lt;/b&gt;", text, StringComparison.Ordinal);
        if (field != "supersedes")
        {
            Assert.Contains($"id=\"{field}-problem-0\"", text, StringComparison.Ordinal);
            Assert.Contains($"{field}-problem-0\" aria-invalid=\"true\"", text, StringComparison.Ordinal);
        }

        Assert.Empty(site.Services.GetRequiredService<IndicatorShelf>().Current.History("archive-digitised-rate", null));
    }

    [Fact]
    public async Task An_entry_is_corrected_once_and_taken_back_with_a_reason()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);
        await visit.SendFormAsync(Page, Page, Fields(value: "90"));

        var form = (await visit.GetAsync(Page + "?correct=1")).Text;
        Assert.Contains("Đính chính lần nhập số 1", form, StringComparison.Ordinal);
        Assert.Contains("name=\"value\" type=\"text\" value=\"90\"", form, StringComparison.Ordinal);
        var right = Fields(value: "9,25");
        right["supersedes"] = "1";
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendFormAsync(Page, Page, right)).Status);

        var late = await visit.SendFormAsync(Page, Page, right);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("vừa được người khác đính chính", late.Text, StringComparison.Ordinal);

        var back = Fields(value: "9,25");
        (back["supersedes"], back["action"]) = ("2", "take-back");
        var without = await visit.SendFormAsync(Page, Page, back);
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("phải ghi rõ lý do", without.Text, StringComparison.Ordinal);
        back["note"] = "nhầm đơn vị";
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendFormAsync(Page, Page, back)).Status);

        var page = (await visit.GetAsync(Page)).Text;
        Assert.Contains("đã thay bằng lần nhập số 2", page, StringComparison.Ordinal);
        Assert.Contains("đã thu hồi tại lần nhập số 3", page, StringComparison.Ordinal);
        Assert.DoesNotContain("?correct=", page, StringComparison.Ordinal);
        Assert.Equal("archive-digitised-rate #3 takes back #2", site.Audit.Read(null, null, null, 1)[0].What.Details);
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_enter()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site, Role.Viewer);

        Assert.Contains("chỉ được xem", (await visit.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visit.SendFormAsync("/", Page, Fields())).Status);
        using var api = await PostAsync(visit, Body());
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        Assert.Equal(["refused", "refused"], site.Audit.Read("an", AuditAction.Refused, null, 9).Select(entry => AuditWords.Of(entry.What.What)));
    }

    [Fact]
    public async Task The_api_takes_answers_and_lists_an_entry()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);

        using var reply = await PostAsync(visit, Body());
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        var entry = JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((1, 30.0, "2026-11-20", "an", true),
            (entry.GetProperty("id").GetInt32(), entry.GetProperty("value").GetDouble(), entry.GetProperty("asOf").GetString(), entry.GetProperty("enteredBy").GetString(), entry.GetProperty("stands").GetBoolean()));

        var history = JsonDocument.Parse((await visit.GetAsync(Api)).Text).RootElement;
        Assert.Equal(entry.GetRawText(), Assert.Single(history.GetProperty("history").EnumerateArray()).GetRawText());
        Assert.Equal(3, history.GetProperty("indicator").GetProperty("ageDays").GetInt32());
        var list = JsonDocument.Parse((await visit.GetAsync("/api/v1/indicators")).Text).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(IndicatorKind.All.Select(kind => kind.Id), list.Select(item => item.GetProperty("id").GetString()!));
        Assert.Equal(1, list.Count(item => item.GetProperty("value").ValueKind == JsonValueKind.Number));
        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync("/api/v1/indicators/on-time-rate")).Status);
    }

    [Theory]
    [InlineData("""{"value": 130, "asOf": "2026-11-20", "evidence": "CCCD 022099001234"}""", "entry-refused", "bad-value")]
    [InlineData("""{"value": 30, "evidence": "x"}""", "bad-body", "asOf is missing")]
    [InlineData("""{"value": ["022099001234"], "asOf": "2026-11-20", "evidence": "x"}""", "bad-body", "$.value cannot be read")]
    [InlineData("null", "bad-body", "asOf is missing")]
    [InlineData("{oops", "bad-body", "cannot be read")]
    [InlineData("""{"value": 30, "asOf": "2026-11-20", "evidence": "x", "supersedes": 8}""", "entry-refused", "unknown-superseded")]
    public async Task The_api_says_what_is_wrong_and_repeats_nothing(string body, string code, string said)
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = await OperatorAsync(site);

        using var reply = await PostAsync(visit, body);

        var text = await reply.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("022099001234", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_no_indicator_is_not_found()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = new Visit(site.Address);

        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync("/indicators/on-time-rate")).Status);
    }

    [Fact]
    public void Every_fault_role_and_action_has_its_words()
    {
        var texts = Ioc.Dashboard.Text.Texts.Vietnamese;
        foreach (var kind in IndicatorKind.All)
        {
            Assert.All(Enum.GetValues<IndicatorFault>(), fault => Assert.NotEmpty(Ioc.Dashboard.Pages.Words.IndicatorWords.Problem(new(fault, "Value", ""), kind, texts)));
            Assert.NotEmpty(texts["unit." + Ioc.Dashboard.Pages.Words.IndicatorWords.Unit(kind)]);
            Assert.NotEqual(kind.Id, texts.Kpi(kind.Id));
        }

        Assert.All(RoleWords.All, role => Assert.NotEmpty(texts["role." + role]));
        Assert.All(AuditWords.All, action => Assert.NotEmpty(texts["audit.action." + action]));
    }

    private static string Body() => """{"value": 30, "asOf": "2026-11-20", "evidence": "Báo cáo 275", "numerator": 3, "denominator": 10}""";

    private static async Task<HttpResponseMessage> PostAsync(Visit visit, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api, UriKind.Relative))
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("RequestVerificationToken", await visit.TokenAsync("/"));
        return await visit.Http.SendAsync(request);
    }

    private static Dictionary<string, string> Fields(
        string value = "30", string asOf = "2026-11-23", string numerator = "", string denominator = "", string agency = "", string link = "", string note = "") => new()
        {
            ["value"] = value,
            ["asOf"] = asOf,
            ["numerator"] = numerator,
            ["denominator"] = denominator,
            ["agency"] = agency,
            ["evidence"] = "Báo cáo 275/BC-SNV",
            ["link"] = link,
            ["note"] = note,
            ["supersedes"] = "",
        };

    private static async Task<Visit> OperatorAsync(DashboardSite site, Role role = Role.Operator)
    {
        Assert.True(site.Accounts.TryAdd("an", role, Hash, "shell:root", "console", DashboardSite.Now));
        site.Services.GetRequiredService<AccountBook>().Renew();
        var visit = new Visit(site.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignInAsync("an", Password)).Status);
        return visit;
    }
}
