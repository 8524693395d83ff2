using Ioc.Browser.Tests.Layout;
using Ioc.Browser.Tests.ShowRoom;
using Ioc.Dashboard.Displays;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>Walls that a living province seldom shows: the longest names, the largest numbers, stale and missing data.</summary>
public sealed class WallShowRoomTests
{
    private static readonly RoomFacts Room = new("Tỉnh Cao Bằng", Simulated: true, ClockIsReal: false, "appsettings.json");

    public static TheoryData<string> Cases => new(Shown.Keys);

    private static Dictionary<string, Action<ShowRoomScenes>> Shown => new()
    {
        ["usual"] = _ => { },
        ["largest"] = scenes => scenes.Values = [1_234_567, 100, 100, 888_888, 98_765, 8_765.4, 100, 100],
        ["empty"] = scenes => scenes.Values = [0, null, null, 0, 0, null, null, null],
        ["stale"] = scenes => scenes.Sources =
        [
            ShowRoomScenes.Source("tthc", "failing", 7_300), ShowRoomScenes.Source("cong-dvc", "late", 1_021), ShowRoomScenes.Source("thanh-toan", "ok", 37),
        ],
        ["many-sources"] = scenes => scenes.Sources =
            [.. Enumerable.Range(1, 12).Select(number => ShowRoomScenes.Source($"nguồn-dữ-liệu-số-{number}-của-tỉnh", "ok", number * 3_000))],
        ["no-source"] = scenes => scenes.Sources = [],
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scene_keeps_its_shape(string shown)
    {
        var scenes = new ShowRoomScenes();
        Shown[shown](scenes);
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        foreach (var scene in new[] { "overview", "flow" })
        {
            await using var screen = await Screen.OpenAsync(host.Address, 3840, 2160);
            await screen.GoAsync("/wall?scene=" + scene);
            await screen.IsLinkAsync("live");
            await screen.KeepAsync($"show-{shown}-{scene}");
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Wall);
            Assert.Empty(screen.Complaints);
        }
    }

    [Fact]
    public async Task A_stale_tile_says_so_in_words_and_shape()
    {
        var scenes = new ShowRoomScenes { Sources = [ShowRoomScenes.Source("tthc", "failing", 7_300)] };
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        await using var screen = await Screen.OpenAsync(host.Address, 1920, 1080);
        await screen.GoAsync("/wall");
        await screen.IsLinkAsync("live");

        Assert.Equal(8, await screen.Page.Locator(".tile[data-stale=true]").CountAsync());
        Assert.StartsWith("CŨ 2 giờ", await screen.TextAsync(".tile [data-part=age]"), StringComparison.Ordinal);
        Assert.Equal("late", await screen.Page.Locator(".tile [data-part=age-shape]").First.GetAttributeAsync("data-state"));
        Assert.Contains("LỖI", await screen.TextAsync(".source-word"), StringComparison.Ordinal);
    }
}
