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
        ["unknown"] = scenes => scenes.Known = false,
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scene_keeps_its_shape(string shown)
    {
        var scenes = new ShowRoomScenes();
        Shown[shown](scenes);
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        foreach (var scene in ShowRoomScenes.Ids)
        {
            await using var screen = await Screen.OpenAsync(host.Address, 3840, 2160);
            await screen.GoAsync("/wall?scene=" + scene);
            await screen.IsLinkAsync("live");
            await screen.KeepAsync($"show-{shown}-{scene}");
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Wall);
            Assert.Empty(screen.Complaints);
        }
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("services")]
    [InlineData("map")]
    public async Task A_panel_keeps_its_shape_on_every_screen_and_the_script_draws_what_the_server_drew(string scene)
    {
        await using var host = await ShowRoomHost.StartAsync(new ShowRoomScenes(), Room);
        foreach (var (width, height) in new[] { (1920, 1080), (1280, 800), (820, 1180) })
        {
            await using var still = await Screen.OpenAsync(host.Address, width, height, scripts: false);
            await still.GoAsync("/wall?scene=" + scene);
            await using var live = await Screen.OpenAsync(host.Address, width, height);
            await live.GoAsync("/wall?scene=" + scene);
            await live.IsLinkAsync("live");
            await live.KeepAsync($"show-{scene}-{width}");
            var least = 56 * Math.Min(width / 3840.0, height / 2160.0);
            await LayoutInspector.KeepsToAsync(live.Page, LayoutRules.Wall with { SmallestFont = least - 0.1 });
            const string Drawn = ".scene[data-on=true] .panel";
            Assert.Equal(await TextWithoutAgeAsync(still, Drawn), await TextWithoutAgeAsync(live, Drawn));
            Assert.Equal(await PathsAsync(still), await PathsAsync(live));
            Assert.Empty(live.Complaints);
        }
    }

    [Fact]
    public async Task Maps_take_turns_each_time_their_scene_comes()
    {
        await using var host = await ShowRoomHost.StartAsync(new ShowRoomScenes(), Room);
        await using var screen = await Screen.OpenAsync(host.Address, 1920, 1080);
        await screen.Page.Clock.InstallAsync();
        await screen.GoAsync("/wall?scene=services");
        var first = await ShownMapAsync(screen);
        await screen.Page.Clock.RunForAsync(26_000);
        var second = await ShownMapAsync(screen);
        await screen.Page.Clock.RunForAsync(5 * 25_000);
        Assert.Equal(3, new[] { first, second, await ShownMapAsync(screen) }.Distinct().Count());
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

    private static async Task<IReadOnlyList<string?>> PathsAsync(Screen screen) =>
        await screen.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scene[data-on=true] .panel:not([data-on=false]) svg path')].map((path) => path.getAttribute('d'))");

    private static async Task<string> TextWithoutAgeAsync(Screen screen, string selector) =>
        System.Text.RegularExpressions.Regex.Replace(await screen.Page.Locator(selector).First.InnerTextAsync(), "\\d+ giây trước", "");

    private static async Task<string?> ShownMapAsync(Screen screen) => await screen.Page.Locator(".map[data-on=true]").GetAttributeAsync("data-tile");
}
