using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Kpi.Plans.Progress;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The scenes of targets, services and communes.</summary>
public sealed class SlowSceneTests
{
    [Fact]
    public async Task The_running_plan_comes_first_and_every_other_target_is_counted()
    {
        await using var site = await SmallProvince.StartAsync();
        var panel = (await SnapshotAsync(site, "targets", tile => tile.Plans is { Ready: true })).Plans!;
        var lines = panel.Lines.ToList();
        Assert.Null(lines[0].Standing);
        Assert.Equal("Ví dụ: chỉ tiêu quốc gia năm 2026 · hạn 31/12/2026", lines[0].Title);
        var shown = lines.Count(line => line.Standing is not null);
        var all = site.Services.GetRequiredService<TargetBook>().Current.Plans.Where(plan => plan.Active).Sum(plan => plan.Targets.Count);
        Assert.Equal(all, shown + panel.Rest.Sum(count => count.Count));
        Assert.True(shown * 1.0 + ((lines.Count - shown) * TargetsScene.HeadingCost) <= TargetsScene.Room);
        var services = lines.Single(line => line.Title.StartsWith("982", StringComparison.Ordinal) && line.Standing == "behind");
        Assert.Equal(("Chậm tiến độ", true), (services.Word, services.Bar is { Goal: > 0.9, Value: < 0.01 }));
        Assert.Contains("ngày làm việc", services.Time, StringComparison.Ordinal);
        Assert.Contains("hồ sơ/ngày", services.Need, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_a_plan_the_gravest_stand_first()
    {
        await using var site = await SmallProvince.StartAsync();
        var sheet = site.Services.GetRequiredService<TargetBook>().Current;
        var choice = TargetChoice.Of(sheet, new DateOnly(2026, 11, 23), room: 1000, headingCost: 1);
        Assert.Empty(choice.Rest);
        Assert.All(choice.Groups, group =>
        {
            var gravity = group.Targets.Select(target => Array.IndexOf([TargetStatus.Missed, TargetStatus.Behind, TargetStatus.OnCourse, TargetStatus.Met, TargetStatus.NoData], target.Status));
            Assert.Equal(gravity.Order(), gravity);
        });
        Assert.Empty(TargetChoice.Of(sheet, new DateOnly(2026, 11, 23), room: 1.5, headingCost: 1).Groups);
    }

    [Fact]
    public async Task Services_are_a_letter_each_and_a_list_that_is_missing_is_none()
    {
        await using var site = await SmallProvince.StartAsync();
        var tile = await SnapshotAsync(site, "services", tile => tile.Field?.Total == 5);
        Assert.Equal(("111", 1000.0, 5L, 3), (tile.Field!.Cells, tile.Field.Yearly, tile.Field.Total, tile.Field.Size));
        Assert.Contains("Ví dụ: chỉ tiêu quốc gia năm 2026", tile.Field.Since, StringComparison.Ordinal);
        await using var bare = await SmallProvince.StartAsync(catalogue: false);
        Assert.Null((await SnapshotAsync(bare, "services", _ => true)).Field);
    }

    [Fact]
    public async Task The_map_names_the_communes_that_need_attention()
    {
        await using var site = await SmallProvince.StartAsync();
        var tile = await SnapshotAsync(site, "map", tile => tile.Map is not null);
        Assert.Equal(("map-on-time-rate", "percent", 54, 10), (tile.Id, tile.Unit, tile.Map!.Cells.Count, tile.Map.Bounds.Count));
        Assert.Equal([("Phường Cao Xanh", 50.0), ("Phường Hà Tu", 200.0 / 3)], tile.Items!.Select(item => (item.Name, item.Value!.Value)));
        Assert.Equal(2, tile.Map.Cells.Count(cell => cell.Step >= 0));
    }

    [Fact]
    public async Task What_changes_slowly_is_composed_once_a_minute_and_at_once_for_new_targets()
    {
        await using var site = await SmallProvince.StartAsync();
        await SnapshotAsync(site, "services", tile => tile.Field?.Total == 5);
        var scene = new ServicesScene(Text.Texts.Vietnamese, site.Services.GetRequiredService<Kpi.Catalogues.CatalogueBook>(), new TargetBook());
        async Task<long> TotalAsync() => (await site.Board.ReadAsync(board => scene.Build(board, Freshness.Of([])), CancellationToken.None))[0].Field!.Total;
        Assert.Equal(4, await TotalAsync());
        site.Board.Put("H49.101", DashboardSite.Now.AddDays(-1), "1.000100");
        Assert.Equal(4, await TotalAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, await TotalAsync());
    }

    private static async Task<Tile> SnapshotAsync(DashboardSite site, string scene, Func<Tile, bool> holds)
    {
        var scenes = site.Services.GetRequiredService<SceneBook>();
        await Eventually.Holds(() => scenes.Snapshot(scene) is { Ready: true } snapshot && holds(snapshot.Tiles[0]), $"the scene {scene} is built");
        return scenes.Snapshot(scene)!.Tiles[0];
    }
}
