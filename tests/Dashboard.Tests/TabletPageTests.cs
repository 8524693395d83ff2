using System.Net;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Indicators;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The pages below the overview as the server sends them: complete without scripts.</summary>
public sealed partial class TabletPageTests
{
    [Fact]
    public async Task Every_KPI_tells_its_formula_and_the_counting_rules_that_touch_it()
    {
        await using var site = await SmallProvince.StartAsync();
        foreach (var kpi in KpiCatalogue.All)
        {
            var page = await PageAsync(site, $"/kpis/{kpi.Id}?period=month");
            Assert.Contains(Texts.Vietnamese["kpi-formula." + kpi.Id], page, StringComparison.Ordinal);
            var rules = Texts.Vietnamese.Under("counting").Where(text => !text.Key.StartsWith("value.", StringComparison.Ordinal) && page.Contains($"<dt>{text.Value}</dt>", StringComparison.Ordinal));
            Assert.Equal(kpi.CountedBy.Count, rules.Count());
        }
    }

    [Fact]
    public async Task A_number_shows_what_it_is_made_from_and_where_its_target_comes_from()
    {
        await using var site = await SmallProvince.StartAsync();
        var page = await PageAsync(site, "/kpis/on-time-rate?period=month");
        Assert.Contains("<dd>4</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>6</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Từ 01/11/2026 đến 23/11/2026", page, StringComparison.Ordinal);
        Assert.Contains("theo ngày", page, StringComparison.Ordinal);
        Assert.Contains("format=xlsx", page, StringComparison.Ordinal);
        var target = await PageAsync(site, "/kpis/dossiers-per-service?period=year");
        Assert.Contains("Ví dụ: chỉ tiêu quốc gia năm 2026", target, StringComparison.Ordinal);
        Assert.Contains("Căn cứ: 1565/QĐ-TTg", target, StringComparison.Ordinal);
        Assert.Contains("Chậm tiến độ", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_766_index_is_labelled_an_estimate_and_lists_six_groups_of_components_with_what_each_lacks()
    {
        await using var site = await SmallProvince.StartAsync();
        var page = await PageAsync(site, "/kpis/quality-index-766?period=year");
        Assert.Contains("<p class=\"mark\">Ước tính</p>", page, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(page, "<table class=\"index-group\">"));
        Assert.Equal(QualityIndex766.Parts.Count, Regex.Count(page, "<tr data-known="));
        Assert.Contains("Tiến độ giải quyết</th><td class=\"number\">", Regex.Replace(page, ">\\s+<", "><"), StringComparison.Ordinal);
        Assert.Contains("– / 18", page, StringComparison.Ordinal);
        Assert.Contains("Chưa tính được, cần: ngày công khai từng thủ tục trên Cổng", page, StringComparison.Ordinal);
        Assert.All(QualityIndex766.Parts, part => Assert.NotNull(Texts.Vietnamese.Find("index766.need." + part.Id)));
        Assert.Equal(100, QualityIndex766.Parts.Sum(part => part.Max));
    }

    [Fact]
    public async Task A_card_says_what_is_projected_estimated_or_entered_and_how_old_an_entry_is()
    {
        await using var site = await SmallProvince.StartAsync();
        site.Services.GetRequiredService<IndicatorShelf>().Current = new IndicatorBook([new IndicatorEntry(
            1,
            new IndicatorDraft { KpiId = "satisfaction-rate", Value = 91.5, AsOf = DateOnly.FromDateTime(DashboardSite.Now.DateTime).AddDays(-3), Evidence = "x" },
            "tester",
            DateTimeOffset.UnixEpoch)]);
        var page = await PageAsync(site, "/?period=month");
        Assert.Contains("Ước tính", CardOf(page, "quality-index-766"), StringComparison.Ordinal);
        Assert.Contains("Dự phóng, quy ra cả năm", CardOf(page, "dossiers-per-service"), StringComparison.Ordinal);
        Assert.Contains("Nhập thủ công, số liệu 20/11/2026, 3 ngày trước", CardOf(page, "satisfaction-rate"), StringComparison.Ordinal);
        Assert.Contains("Mục tiêu 95 %", CardOf(page, "satisfaction-rate"), StringComparison.Ordinal);
        Assert.Contains("chưa có lần nhập nào", CardOf(page, "centre-readiness"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-part=\"age\"", CardOf(page, "centre-readiness"), StringComparison.Ordinal);
        Assert.Contains("data-part=\"age\"", CardOf(page, "on-time-rate"), StringComparison.Ordinal);
        var entered = await PageAsync(site, "/kpis/satisfaction-rate?period=month");
        Assert.Contains("Tính đến ngày 20/11/2026 (3 ngày trước)", entered, StringComparison.Ordinal);
        Assert.Contains("href=\"/indicators/satisfaction-rate\"", entered, StringComparison.Ordinal);
        Assert.Contains("href=\"/indicators/centre-readiness\"", await PageAsync(site, "/kpis/centre-readiness"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_kpi_can_miss_and_its_figures_have_words(bool catalogue)
    {
        await using var site = await SmallProvince.StartAsync(catalogue);
        foreach (var item in (await site.GetAsync("/api/v1/kpis?period=month")).GetProperty("items").EnumerateArray())
        {
            if (item.TryGetProperty("missing", out var missing))
            {
                Assert.All(missing.EnumerateArray(), name => Assert.NotNull(Texts.Vietnamese.Find("missing." + name.GetString())));
            }

            foreach (var member in new[] { "parts", "measures", "figures" })
            {
                if (item.TryGetProperty(member, out var figures))
                {
                    Assert.All(figures.EnumerateObject(), figure => Assert.True(
                        (Texts.Vietnamese.Find("figure." + figure.Name) ?? Texts.Vietnamese.Find("missing." + figure.Name)) is not null, figure.Name));
                }
            }
        }
    }

    [Fact]
    public async Task Tables_sort_and_filter_by_links()
    {
        await using var site = await SmallProvince.StartAsync();
        var largest = await PageAsync(site, "/kpis/on-time-rate?period=month&by=agency");
        Assert.Equal(["H49.102", "H49.12", "H49.101", "H49.901"], Keys(largest));
        Assert.Equal(["H49.901", "H49.101", "H49.102", "H49.12"], Keys(await PageAsync(site, "/kpis/on-time-rate?period=month&by=agency&sort=value&order=ascending")));
        // By the names of the catalogue: Phường Cao Xanh, Phường cũ, Phường Hà Tu, Sở Tư pháp.
        Assert.Equal(["H49.102", "H49.901", "H49.101", "H49.12"], Keys(await PageAsync(site, "/kpis/on-time-rate?period=month&by=agency&sort=name&order=ascending")));
        Assert.Equal(["H49.102", "H49.101"], Keys(await PageAsync(site, "/kpis/on-time-rate?period=month&by=agency&q=h49.10")));
        Assert.Equal(["H49.102", "H49.101"], BoardKeys(await PageAsync(site, "/?period=month&q=h49.10&sort=on-time-rate")));
    }

    [Fact]
    public async Task Codes_that_the_catalogue_lacks_are_counted_and_marked_as_such()
    {
        await using var site = await SmallProvince.StartAsync();
        var page = await PageAsync(site, "/kpis/received-dossiers?period=all&by=procedure");
        Assert.Contains("1.000900 (ngoài danh mục)", page, StringComparison.Ordinal);
        Assert.Equal(["1.000900"], Keys(await PageAsync(site, "/kpis/received-dossiers?period=all&by=procedure&q=ngo%C3%A0i%20danh%20m%E1%BB%A5c")));
        Assert.DoesNotContain("(ngoài danh mục)", await PageAsync(site, "/kpis/received-dossiers?period=all&by=agency"), StringComparison.Ordinal);
        await using var bare = await SmallProvince.StartAsync(catalogue: false);
        Assert.DoesNotContain("(ngoài danh mục)", await PageAsync(bare, "/kpis/received-dossiers?period=all&by=procedure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_stand_with_their_targets_and_contradictions_side_by_side()
    {
        await using var site = await SmallProvince.StartAsync();
        var list = await PageAsync(site, "/plans");
        Assert.Contains("Kế hoạch 02 của Trung ương", list, StringComparison.Ordinal);
        Assert.Contains("Không hiển thị", list, StringComparison.Ordinal);
        var plan = await PageAsync(site, "/plans/central?state=overdue");
        Assert.Equal(20, Regex.Count(plan, "class=\"target-card\""));
        Assert.Contains("Căn cứ: IV.2.4 P1 g", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("<li class=\"task\" data-state=\"no-date\"", plan, StringComparison.Ordinal);
        Assert.Contains("<li class=\"task\" data-state=\"overdue\"", plan, StringComparison.Ordinal);
        using var unknown = await site.Http.GetAsync(new Uri("/plans/nobody", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_field_and_the_map_have_their_tables_and_say_what_to_load_without_a_catalogue()
    {
        await using var site = await SmallProvince.StartAsync();
        Assert.Equal(["1.000100", "1.000200", "1.000300"], Keys(await PageAsync(site, "/services")));
        var map = await PageAsync(site, "/map?kpi=on-time-rate");
        Assert.Equal(["H49.101", "H49.102"], Keys(map)[..2]);
        Assert.Contains("Hạng 2 / 2", map, StringComparison.Ordinal);
        Assert.Contains("không tính", map, StringComparison.Ordinal);
        Assert.Contains("không có giá trị theo đơn vị", await PageAsync(site, "/map?kpi=centre-readiness"), StringComparison.Ordinal);
        await using var bare = await SmallProvince.StartAsync(catalogue: false);
        Assert.Contains("Ioc:Catalogues:Procedures", await PageAsync(bare, "/services"), StringComparison.Ordinal);
        Assert.Contains("Ioc:Catalogues:Agencies", await PageAsync(bare, "/map"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/map")]
    [InlineData("/kpis/on-time-rate")]
    public async Task While_the_board_folds_a_page_says_so(string path)
    {
        await using var site = await DashboardSite.StartAsync(site => site.Board.IsReady = false);
        Assert.Contains("Đang nạp sổ hồ sơ", await PageAsync(site, path), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(DashboardSite site, string path) =>
        WebUtility.HtmlDecode(await site.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static string CardOf(string page, string kpi)
    {
        var from = page.IndexOf($"data-tile=\"{kpi}\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</article>", from, StringComparison.Ordinal)];
    }

    private static List<string> Keys(string page) => [.. ShownRow().Matches(page).Select(match => match.Groups[1].Value)];

    private static List<string> BoardKeys(string page) => [.. BoardRowLink().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<tr data-key=\"([^\"]+)\"")]
    private static partial Regex ShownRow();

    [GeneratedRegex("<a href=\"/agencies\\?agency=([^&\"]+)")]
    private static partial Regex BoardRowLink();
}
