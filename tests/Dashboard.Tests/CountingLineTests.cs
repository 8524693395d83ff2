using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The counting rules below the scenes of a wall.</summary>
public sealed class CountingLineTests
{
    [Fact]
    public void Options_with_one_value_stand_together_and_what_differs_from_the_default_stands_first()
    {
        Assert.Equal(
            "Cách đếm – Không tính: hồ sơ không hẹn ngày trả, hồ sơ được rút · So ngày hẹn trả: theo ngày · Ngày hẹn trả đã đổi: lấy ngày mới nhất",
            Line(new CountingRules(), "on-time-rate"));
        Assert.Equal(
            "Cách đếm – Hồ sơ được rút: tính là đúng hạn · So ngày hẹn trả: theo ngày · Hồ sơ không hẹn ngày trả: không tính · Ngày hẹn trả đã đổi: lấy ngày mới nhất",
            Line(new CountingRules { Withdrawn = Withdrawn.OnTime }, "on-time-rate"));
        Assert.Equal("Cách đếm – Xử lý hoàn toàn trực tuyến: rộng, không xét phí", Line(new CountingRules { FullyOnline = FullyOnline.Lenient }, "fully-online-rate"));
        Assert.Equal(string.Empty, Line(new CountingRules(), "received-dossiers"));
    }

    [Fact]
    public void A_line_that_would_be_too_long_counts_the_last_rules()
    {
        var rules = new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant, NoDueDate = NoDueDate.OnTime, UnknownChannel = UnknownChannel.Counter, FullyOnline = FullyOnline.Lenient };
        var line = Line(rules, [.. KpiCatalogue.All.Select(kpi => kpi.Id)]);
        Assert.True(line.Length <= CountingWords.LineLength, line);
        Assert.Matches(@" · \+\d quy tắc khác$", line);
        Assert.Contains("tính là trực tiếp", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_scene_that_shows_a_KPI_with_options_names_them()
    {
        await using var site = await SmallProvince.StartAsync();
        var scenes = site.Services.GetRequiredService<SceneBook>();
        await Eventually.Holds(() => scenes.Snapshot(OverviewScene.SceneId)!.Rules.Length > 0, "the scenes are built");
        string RulesOf(string scene) => scenes.Snapshot(scene)!.Rules;
        Assert.All(["Sắp đến hạn", "hồ sơ được rút", "kênh nộp"], part => Assert.Contains(part, RulesOf("overview"), StringComparison.Ordinal));
        Assert.Equal("Cách đếm – So ngày hẹn trả: theo ngày · Ngày hẹn trả đã đổi: lấy ngày mới nhất", RulesOf("flow"));
        Assert.Contains("hồ sơ được rút", RulesOf("map"), StringComparison.Ordinal);
        Assert.Equal((string.Empty, string.Empty), (RulesOf("services"), RulesOf("trust")));
    }

    private static string Line(CountingRules rules, params string[] kpis) =>
        CountingWords.Line(kpis.Select(id => KpiCatalogue.Find(id)!), CountingView.Of(rules), Texts.Vietnamese);
}
