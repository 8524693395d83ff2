using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ioc.Dashboard.Export;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>Breakdowns as files.</summary>
public sealed class ExportTests
{
    private const string Path = "/api/v1/kpis/on-time-rate/breakdown?by=procedure&period=month";

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_buttons_of_a_page_lead_to_the_files(string format, string mediaType)
    {
        await using var site = await DashboardSite.StartAsync(KpiApiTests.Fill);
        var page = await site.Http.GetStringAsync(new Uri("/kpis/received-dossiers?period=all", UriKind.Relative));
        var link = System.Text.RegularExpressions.Regex.Match(page, $"href=\"([^\"]*format={format})\"").Groups[1].Value;

        using var reply = await site.Http.GetAsync(new Uri(WebUtility.HtmlDecode(link), UriKind.Relative));

        Assert.Equal(mediaType, reply.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Csv_is_utf8_with_a_mark_quoted_and_harmless()
    {
        await using var site = await StartAsync();
        using var reply = await site.Http.GetAsync(new Uri(Path + "&format=csv", UriKind.Relative));
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv; charset=utf-8", reply.Content.Headers.ContentType!.ToString());
        Assert.Matches("^\"?on-time-rate-procedure-20261123-1030.csv", reply.Content.Headers.ContentDisposition!.FileName!);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("Mã,Thủ tục,Tỷ lệ giải quyết đúng hạn (%),Tử số,Mẫu số", lines[0]);
        Assert.Contains("1.000100,'=Đăng ký khai sinh,100,2,2", lines);
        Assert.Contains("1.000200,\"Chứng thực, \"\"bản sao\"\"\",0,0,1", lines);
        Assert.Equal(string.Empty, lines[^1]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-2", "'-2")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_text_that_a_spreadsheet_would_run_is_only_shown(string text, string expected)
    {
        var file = Encoding.UTF8.GetString(CsvFile.Write(Sheet([text, 1.5, null])));
        Assert.Equal($"{expected},1.5,\r\n", file[file.IndexOf("\r\n", StringComparison.Ordinal)..][2..]);
    }

    [Fact]
    public async Task A_workbook_holds_the_same_numbers_and_says_how_they_were_counted()
    {
        await using var site = await StartAsync();
        var bytes = await site.Http.GetByteArrayAsync(new Uri(Path + "&format=xlsx", UriKind.Relative));
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var values = Rows(file, "Số liệu");
        Assert.Equal(["Mã", "Thủ tục", "Tỷ lệ giải quyết đúng hạn (%)", "Tử số", "Mẫu số"], values[0].Select(cell => cell.Text));
        var answer = await site.GetAsync(Path);
        foreach (var item in answer.GetProperty("items").EnumerateArray())
        {
            var row = values.Single(row => row[0].Text == item.GetProperty("key").GetString());
            Assert.Equal(item.GetProperty("name").GetString(), row[1].Text);
            Assert.Equal(item.GetProperty("value").GetDouble(), double.Parse(row[2].Text, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(["n", "n", "n"], row[2..].Select(cell => cell.Type));
        }

        Assert.Equal(answer.GetProperty("items").GetArrayLength(), values.Count - 1);
        var notes = Rows(file, "Ghi chú").ToDictionary(row => row[0].Text, row => row[1].Text);
        Assert.Equal(("01/11/2026", "23/11/2026", "10:30:00 23/11/2026"), (notes["Từ ngày"], notes["Đến ngày"], notes["Số liệu lúc"]));
        Assert.Equal(("theo ngày", "Tất cả"), (notes["Quy tắc đếm: So ngày hẹn trả"], notes["Đơn vị"]));
        Assert.StartsWith("Bình thường", notes["Nguồn dữ liệu: sim"], StringComparison.Ordinal);
        Assert.DoesNotContain("Quy tắc đếm: Hồ sơ không rõ kênh nộp", notes.Keys);
    }

    [Fact]
    public void A_text_that_no_xml_may_hold_loses_what_it_may_not_hold() =>
        Assert.Equal(("ab", "a😀b"), (SafeText.ForXml("a\u0001b"), SafeText.ForXml("a😀\uD83Db")));

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        await using var site = await StartAsync();
        var problem = await site.GetAsync(Path + "&format=pdf", HttpStatusCode.BadRequest);
        Assert.Equal("unknown-format", problem.GetProperty("code").GetString());
    }

    private static BreakdownSheet Sheet(IReadOnlyList<object?> row) => new("file", "values", "notes", ["a", "b", "c"], [row], []);

    private static async Task<DashboardSite> StartAsync()
    {
        var site = await SmallProvince.StartAsync();
        foreach (var entry in SmallProvince.Catalogue.Procedures.Entries)
        {
            site.Names.SetProcedure(entry.Code, entry.Name);
        }

        return site;
    }

    private static List<List<(string Text, string Type)>> Rows(SpreadsheetDocument file, string name)
    {
        var sheet = file.WorkbookPart!.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        var part = (WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!.Value!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => (cell.InnerText, cell.DataType?.InnerText ?? string.Empty)).ToList())];
    }
}
