using System.Text.Json;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Trust;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class TrustApiTests
{
    [Fact]
    public async Task Before_the_first_scan_nothing_is_judged_and_no_number_is_in_doubt()
    {
        await using var site = await DashboardSite.StartAsync();
        var answer = await site.GetAsync("/api/v1/trust");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("asOf").ValueKind);
        Assert.Equal(90, answer.GetProperty("windowDays").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("province").GetProperty("score").ValueKind);
        Assert.Equal(6, answer.GetProperty("province").GetProperty("words").GetArrayLength());
        Assert.Equal(0, answer.GetProperty("sources").GetArrayLength());
        Assert.False((await site.GetAsync("/api/v1/kpis")).Item("processing-time").TryGetProperty("doubts", out _));
    }

    [Fact]
    public async Task A_failing_check_is_told_with_counts_examples_and_words()
    {
        await using var site = await DashboardSite.StartAsync(site => site.Source("tthc", 12));
        PutZeroLength(site, 120);
        await site.LookAsync();

        var answer = await site.GetAsync("/api/v1/trust");
        Assert.Equal("2026-11-23T10:30:00+07:00", answer.GetProperty("asOf").GetString());
        var province = answer.GetProperty("province");
        Assert.Equal("source,score,worst,words,checks", JsonShape.Of(province));
        Assert.Equal(
            ["\u0110\u00fang", "\u0110\u1ee7", "S\u1ea1ch", "S\u1ed1ng", "Th\u1ed1ng nh\u1ea5t", "D\u00f9ng chung"],
            province.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("name").GetString()));
        var check = province.GetProperty("checks").Check("zero-length-processing");
        Assert.Equal(
            "id,name,meaning,cure,word,weight,state,reason,count,of,threshold,minimumSample,kpis,examples,places", JsonShape.Of(check));
        Assert.Equal(("failing", 120, 120), (check.GetProperty("state").GetString(), check.GetProperty("count").GetInt32(), check.GetProperty("of").GetInt32()));
        Assert.Equal(10, check.GetProperty("examples").GetArrayLength());
        Assert.All(check.GetProperty("examples").EnumerateArray(), key => Assert.Matches("^[0-9a-f]{32}$", key.GetString()));
        Assert.Equal(["tthc", "(none)"], answer.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("source").GetString()));
        Assert.Equal("not-judged", answer.GetProperty("sources")[0].GetProperty("checks").Check("schema").GetProperty("state").GetString());
        Assert.Equal("sample-too-small", answer.GetProperty("sources")[0].GetProperty("checks").Check("schema").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_KPI_that_a_failing_check_touches_says_so_in_the_API_and_on_its_tile()
    {
        await using var site = await DashboardSite.StartAsync();
        PutZeroLength(site, 120);
        await site.LookAsync();

        var items = await site.GetAsync("/api/v1/kpis");
        Assert.Equal(["zero-length-processing"], items.Item("processing-time").GetProperty("doubts").EnumerateArray().Select(doubt => doubt.GetString()));
        Assert.False(items.Item("digitised-component-rate").TryGetProperty("doubts", out _));
        var book = site.Services.GetRequiredService<SceneBook>();
        await Eventually.Holds(() => TileOf(book, "processing-time").Doubts is not null, "the tile carries the mark");
        Assert.Equal(["zero-length-processing"], TileOf(book, "processing-time").Doubts!);
        Assert.Null(TileOf(book, "data-reuse-rate").Doubts);

        // A clean report takes the mark away, although nothing changed on the board.
        site.Trust.Current = TrustReport.Empty;
        await Eventually.Holds(() => TileOf(book, "processing-time").Doubts is null, "the mark has gone");
    }

    [Fact]
    public void A_mark_names_the_first_check_and_counts_the_others()
    {
        var texts = Texts.Vietnamese;
        Assert.Equal("", TileWords.Doubt(null, texts));
        Assert.Equal("", TileWords.Doubt([], texts));
        Assert.Equal("Ngờ: xử lý 0 giây", TileWords.Doubt(["zero-length-processing"], texts));
        Assert.Equal("Ngờ: thiếu hạn trả +2", TileWords.Doubt(["no-due-date", "schema", "gaps"], texts));
        Assert.All(TrustCatalogue.All, check => Assert.Equal(texts[$"trust.check.{check.Id}.short"], texts.ForScripts()["doubt." + check.Id]));
        Assert.All(TrustCatalogue.All, check => Assert.NotEmpty(texts[check.TextKey]));
        Assert.All(TrustCatalogue.All.SelectMany(check => check.Kpis), kpi => Assert.NotNull(texts.Find("kpi." + kpi)));
    }

    private static Tile TileOf(SceneBook book, string id) => book.Snapshot("overview")!.Tiles.Single(tile => tile.Id == id);

    internal static void PutZeroLength(DashboardSite site, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var at = DashboardSite.Now.AddMinutes(-i - 1);
            site.Board.Put("H49.12", at, due: at.AddDays(2), finished: at);
        }
    }
}
