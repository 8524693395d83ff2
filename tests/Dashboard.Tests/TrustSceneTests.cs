using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The scene of trust.</summary>
public sealed class TrustSceneTests
{
    [Fact]
    public async Task Before_the_first_look_the_panel_is_empty()
    {
        await using var site = await DashboardSite.StartAsync();
        var tile = await BuildAsync(site);
        Assert.Equal(("no-data", TrustPanel.Empty), (tile.Status, tile.Trust));
    }

    [Fact]
    public async Task The_least_trusted_stand_first_and_those_without_room_are_counted()
    {
        await using var site = await DashboardSite.StartAsync(site =>
        {
            for (var i = 1; i <= 8; i++)
            {
                site.Source($"source-{i}", secondsAgo: i == 5 ? 3_600 : 12);
            }
        });
        TrustApiTests.PutZeroLength(site, 120);
        await site.LookAsync();

        var panel = (await BuildAsync(site)).Trust!;

        Assert.Equal(DashboardSite.Now, panel.AsOf);
        Assert.Equal(TrustScene.Rows, panel.Sources.Count);
        Assert.Equal(("source-5", 0.0, "missed", "nguồn chậm"), (panel.Sources[0].Name, panel.Sources[0].Score, panel.Sources[0].Standing, panel.Sources[0].Failing));
        Assert.Equal(("Không rõ nguồn", "behind"), (panel.Sources[1].Name, panel.Sources[1].Standing));
        Assert.Equal([new StandingCount("no-data", 3)], panel.Rest);
        Assert.Equal(("Toàn tỉnh", "behind"), (panel.Province!.Name, panel.Province.Standing));
        Assert.StartsWith("xử lý 0 giây · ", panel.Province.Failing, StringComparison.Ordinal);
        var live = panel.Sources[0].Words[3];
        Assert.Equal((0.0, "missed"), (live.Score, live.Standing));
        Assert.Equal((1, 19), (panel.Sources[0].Judged, panel.Sources[0].Checks));
        Assert.Equal(["no-data", "no-data", "no-data", "missed", "no-data", "no-data"], panel.Sources[0].Words.Select(word => word.Standing));
    }

    [Fact]
    public async Task Another_report_is_shown_with_the_next_build()
    {
        await using var site = await DashboardSite.StartAsync();
        var scene = new TrustScene(Texts.Vietnamese, site.Trust, LocalTime.Vietnam);
        Assert.Null((await BuildAsync(site, scene)).Trust!.AsOf);
        await site.LookAsync();
        Assert.NotNull((await BuildAsync(site, scene)).Trust!.AsOf);
        site.Trust.Current = TrustReport.Empty;
        Assert.Null((await BuildAsync(site, scene)).Trust!.AsOf);
    }

    private static async Task<Tile> BuildAsync(DashboardSite site, TrustScene? scene = null) => (await site.Board.ReadAsync(
        board => (scene ?? new TrustScene(Texts.Vietnamese, site.Trust, LocalTime.Vietnam)).Build(board, Freshness.Of([])), CancellationToken.None))[0];
}
