using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ioc.Dashboard.Pages.Words;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The page of trust as the server sends it, and its files.</summary>
public sealed partial class TrustPageTests
{
    [Fact]
    public async Task Before_the_first_look_the_page_says_so()
    {
        await using var site = await DashboardSite.StartAsync();
        var page = await PageAsync(site, "/trust");
        Assert.Contains("Chưa có lần đánh giá nào", page, StringComparison.Ordinal);
        Assert.DoesNotContain("trust-word", page, StringComparison.Ordinal);
        await using var loading = await DashboardSite.StartAsync(site => site.Board.IsReady = false);
        Assert.Contains("Đang nạp sổ hồ sơ", await PageAsync(loading, "/trust"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_check_is_open_with_its_counts_its_keys_and_the_KPIs_in_doubt()
    {
        await using var site = await LookedAtAsync();
        var page = await PageAsync(site, "/trust");
        Assert.Contains("Đánh giá lúc 10:30:00, 0 giây trước", page, StringComparison.Ordinal);
        Assert.Contains("120 trong 120 hồ sơ giải quyết xong ngay giây tiếp nhận (100 %)", page, StringComparison.Ordinal);
        Assert.Contains("Không đạt khi quá 1 %. Cần ít nhất 100 để đánh giá.", page, StringComparison.Ordinal);
        Assert.Matches("id=\"word-correct\" open", page);
        Assert.DoesNotMatch("id=\"word-live\" open", page);
        Assert.Equal(10, Regex.Count(page, "<code>[0-9a-f]{12}…</code>"));
        Assert.Contains("href=\"/kpis/processing-time\"", page, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(page, "class=\"trust-word\""));
        Assert.Equal(TrustCatalogue.All.Count, Regex.Count(page, "class=\"trust-check\""));
        Assert.Equal(["", "tthc", "(none)"], RowKey().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Contains("href=\"/trust\" aria-current=\"page\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_has_its_own_page_with_its_state_and_an_unknown_one_is_said_to_be_unknown()
    {
        await using var site = await LookedAtAsync();
        var page = await PageAsync(site, "/trust?source=tthc");
        Assert.Contains("<h2>tthc</h2>", page, StringComparison.Ordinal);
        Assert.Contains("Chưa đánh giá: Mẫu quá nhỏ", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Không rõ nguồn</h2>", await PageAsync(site, "/trust?source=%28none%29"), StringComparison.Ordinal);

        using var unknown = await site.Http.GetAsync(new Uri("/trust?source=nobody", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("không có nguồn “nobody”", WebUtility.HtmlDecode(await unknown.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_hardly_judged_is_not_shown_as_passed_though_nothing_failed()
    {
        await using var site = await LookedAtAsync();
        var page = await PageAsync(site, "/trust?source=tthc");
        var row = Regex.Match(page, "<tr data-key=\"tthc\".*?</tr>", RegexOptions.Singleline).Value;
        Assert.Contains("100", row, StringComparison.Ordinal);
        Assert.Contains("1/19", row, StringComparison.Ordinal);
        Assert.DoesNotContain("\"met\"", row[..row.IndexOf("1/19", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("đánh giá được 1/19 kiểm tra", page, StringComparison.Ordinal);
        Assert.Equal("no-data", TrustWords.Standing(100, 9, 19));
        Assert.Equal("met", TrustWords.Standing(100, 10, 19));
        Assert.Equal("behind", TrustWords.Standing(75, 4, 19));
    }

    [Fact]
    public async Task A_report_that_should_have_been_replaced_says_that_it_is_old()
    {
        await using var site = await LookedAtAsync();
        Assert.DoesNotContain("quá một giờ", await PageAsync(site, "/trust"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("quá một giờ", await PageAsync(site, "/trust"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_KPI_leads_to_the_check_that_throws_doubt_on_it()
    {
        await using var site = await LookedAtAsync();
        Assert.Contains("href=\"/trust#check-zero-length-processing\"", await PageAsync(site, "/kpis/processing-time"), StringComparison.Ordinal);
        var clean = await PageAsync(site, "/kpis/digitised-component-rate");
        Assert.DoesNotContain("#check-", clean, StringComparison.Ordinal);
        Assert.Contains("Không kiểm tra dữ liệu nào khiến chỉ số này bị ngờ", clean, StringComparison.Ordinal);
        await using var bare = await DashboardSite.StartAsync();
        Assert.Contains("Dữ liệu chưa được đánh giá", await PageAsync(bare, "/kpis/processing-time"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_buttons_of_the_page_lead_to_a_row_for_each_check_of_the_province_and_each_source()
    {
        await using var site = await LookedAtAsync();
        var page = await PageAsync(site, "/trust");
        var rows = 3 * TrustCatalogue.All.Count;

        using var csv = await site.Http.GetAsync(new Uri(Link(page, "csv"), UriKind.Relative));
        Assert.Matches("^\"?trust-20261123-1030.csv", csv.Content.Headers.ContentDisposition!.FileName!);
        var lines = Encoding.UTF8.GetString((await csv.Content.ReadAsByteArrayAsync())[3..]).Split("\r\n");
        Assert.StartsWith("Nguồn dữ liệu,Điểm của nguồn,Yêu cầu,", lines[0], StringComparison.Ordinal);
        Assert.Equal(rows + 2, lines.Length);
        Assert.Single(lines, line => Regex.IsMatch(line, "^Toàn tỉnh,[^,]+,Đúng,[^,]+,zero-length-processing,Xử lý không mất thời gian,Không đạt,,120,120,1,100,.*[0-9a-f]{32}"));

        using var file = SpreadsheetDocument.Open(new MemoryStream(await site.Http.GetByteArrayAsync(new Uri(Link(page, "xlsx"), UriKind.Relative))), isEditable: false);
        var sheet = file.WorkbookPart!.Workbook.Descendants<Sheet>().First();
        Assert.Equal(rows + 1, ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Count());
        Assert.Equal("unknown-format", (await site.GetAsync("/api/v1/trust?format=pdf", HttpStatusCode.BadRequest)).GetProperty("code").GetString());
    }

    private static string Link(string page, string format) => Regex.Match(page, $"href=\"([^\"]*format={format})\"").Groups[1].Value;

    private static async Task<string> PageAsync(DashboardSite site, string path) =>
        WebUtility.HtmlDecode(await site.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>A source that has delivered nothing, and records of an unknown source of which every one is finished in the second of its receipt.</summary>
    private static async Task<DashboardSite> LookedAtAsync()
    {
        var site = await DashboardSite.StartAsync(site => site.Source("tthc", 12));
        TrustApiTests.PutZeroLength(site, 120);
        await site.LookAsync();
        return site;
    }

    [GeneratedRegex("<tr data-key=\"([^\"]*)\"")]
    private static partial Regex RowKey();
}
