using Ioc.Browser.Tests.Layout;
using Ioc.Browser.Tests.ShowRoom;
using Ioc.Dashboard.Displays;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>
/// Walls that a living province seldom shows: the longest names, the largest numbers, stale and missing data, doubts. In the short form every
/// scene is looked at on the largest screen with everything that makes it hard at once, and the other cases on one screen; the long form looks
/// at every case on the largest screen, at the panels on every screen, and keeps pictures.
/// </summary>
public sealed class WallShowRoomTests(ShowRoomSite room) : IClassFixture<ShowRoomSite>
{
    private static readonly (int Width, int Height)[] Screens = ShowRoomSite.IsLong ? [(1920, 1080), (1280, 800), (820, 1180)] : [(1280, 800)];

    public static TheoryData<string> Cases => new(ShowRoomCases.All.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scene_keeps_its_shape(string shown)
    {
        room.Show(ShowRoomCases.All[shown]);
        var scenes = ShowRoomCases.ScenesOf(shown);
        var screen = ShowRoomSite.IsLong ? await room.ScreenAsync(3840, 2160) : await room.ScreenAsync(1920, 1080);
        await LiveAsync(screen, scenes[0]);
        foreach (var scene in scenes)
        {
            await TurnAsync(screen, scene);
            await KeepsItsShapeAsync(screen, $"show-{shown}-{scene}", ShowRoomSite.IsLong ? 1 : 0.5);
        }
    }

    [Fact]
    public async Task While_a_critical_alert_is_new_and_not_taken_on_the_wall_stays_at_its_scene()
    {
        room.Show(ShowRoomCases.All["alerts"]);
        await using var screen = await room.OpenAsync(1280, 800);
        await screen.Page.Clock.InstallAsync();
        await screen.GoAsync("/wall");
        var first = await screen.TextAsync("[data-part=scene-title]");
        await screen.Page.Clock.RunForAsync(65_000);
        Assert.Equal(first, await screen.TextAsync("[data-part=scene-title]"));

        room.Show(_ => { });
        await screen.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await screen.Page.Locator("[data-part=alerts-none]").WaitForAsync();
        await screen.Page.Clock.RunForAsync(20_000);
        Assert.NotEqual(first, await screen.TextAsync("[data-part=scene-title]"));
    }

    [Fact]
    public async Task Every_scene_keeps_its_shape_at_its_hardest()
    {
        room.Show(ShowRoomCases.Hardest);
        foreach (var (width, height) in ShowRoomSite.IsLong ? [(3840, 2160), .. Screens] : new[] { (3840, 2160) })
        {
            var screen = await room.ScreenAsync(width, height);
            await LiveAsync(screen, ShowRoomScenes.Ids[0]);
            foreach (var scene in ShowRoomScenes.Ids)
            {
                await TurnAsync(screen, scene);
                await KeepsItsShapeAsync(screen, $"show-hardest-{scene}-{width}", Math.Min(width / 3840.0, height / 2160.0));
            }
        }
    }

    // Inches and metres at the edge of what is allowed, and well within it; the height of capitals of Inter is 0.7 of the font's size.
    [Theory]
    [InlineData(154, 8)]
    [InlineData(98, 5)]
    [InlineData(220, 8)]
    public async Task Labels_have_sixteen_minutes_of_arc_at_the_farthest_seat_of_the_profile(double diagonal, double distance)
    {
        var profile = new DisplayProfile { Diagonal = diagonal, Distance = distance };
        Assert.Empty(profile.Problems());
        await using var host = await ShowRoomSite.StartAsync(profile);
        await using var screen = await room.OpenAsync(host, 3840, 2160);
        await LiveAsync(screen, ShowRoomScenes.Ids[0]);
        var millimetresOfPixel = diagonal * 25.4 * 16 / Math.Sqrt(337) / 3840;
        var needed = Math.Tan(16 / 60.0 * Math.PI / 180) * distance * 1000 / millimetresOfPixel / 0.7;
        foreach (var scene in ShowRoomScenes.Ids)
        {
            await TurnAsync(screen, scene);
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Wall with { SmallestFont = needed });
        }
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("services")]
    [InlineData("map")]
    [InlineData("trust")]
    public async Task A_panel_keeps_its_shape_on_every_screen_and_the_script_draws_what_the_server_drew(string scene)
    {
        room.Show(scenes => scenes.Trust = ShowRoomTrust.Twelve(scenes.At));
        foreach (var (width, height) in Screens)
        {
            var still = await room.ScreenAsync(width, height, scripts: false);
            await still.GoAsync("/wall?scene=" + scene);
            var live = await room.ScreenAsync(width, height);
            await LiveAsync(live, scene);
            await KeepsItsShapeAsync(live, $"show-{scene}-{width}", Math.Min(width / 3840.0, height / 2160.0));
            const string Drawn = ".scene[data-on=true] .panel";
            Assert.Equal(await TextWithoutAgeAsync(still, Drawn), await TextWithoutAgeAsync(live, Drawn));
            Assert.Equal(await PathsAsync(still), await PathsAsync(live));
        }
    }

    [Fact]
    public async Task Maps_take_turns_each_time_their_scene_comes()
    {
        room.Show(_ => { });
        await using var screen = await room.OpenAsync(1920, 1080);
        await screen.Page.Clock.InstallAsync();
        await screen.GoAsync("/wall?scene=services");
        var first = await ShownMapAsync(screen);
        await screen.Page.Clock.RunForAsync(21_000);
        var second = await ShownMapAsync(screen);
        await screen.Page.Clock.RunForAsync(ShowRoomScenes.Ids.Count * 20_000);
        Assert.Equal(3, new[] { first, second, await ShownMapAsync(screen) }.Distinct().Count());
    }

    [Fact]
    public async Task A_stale_tile_says_so_in_words_and_shape()
    {
        room.Show(scenes => scenes.Sources = [ShowRoomScenes.Source("tthc", "failing", 7_300)]);
        var screen = await room.ScreenAsync(1920, 1080);
        await LiveAsync(screen, "overview");

        Assert.Equal(8, await screen.Page.Locator(".tile[data-stale=true]").CountAsync());
        Assert.StartsWith("CŨ 2 giờ", await screen.TextAsync(".tile [data-part=age]"), StringComparison.Ordinal);
        Assert.Equal("late", await screen.Page.Locator(".tile [data-part=age-shape]").First.GetAttributeAsync("data-state"));
        Assert.Contains("LỖI", await screen.TextAsync(".source-word"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubtful_tile_names_the_check_and_the_scene_its_counting_rules()
    {
        room.Show(scenes => scenes.Doubts = ["submitted-equals-received", "zero-length-processing", "no-due-date"]);
        var screen = await room.ScreenAsync(1920, 1080);
        await LiveAsync(screen, "overview");

        Assert.Equal(8, await screen.Page.Locator(".tile .doubt:not([hidden]) .shape[data-state=doubt]").CountAsync());
        Assert.Equal("Ngờ: nộp trùng nhận +2", await screen.TextAsync(".tile [data-part=doubt-name]"));
        Assert.Contains("hồ sơ được rút", await screen.TextAsync("[data-part=rules-overview]"), StringComparison.Ordinal);
        Assert.Equal(0, await screen.Page.Locator("[data-part=rules-trust]:not(:empty)").CountAsync());
    }

    [Fact]
    public async Task The_panel_of_trust_has_the_age_of_its_look_and_says_when_it_is_old()
    {
        room.Show(scenes => scenes.Trust = ShowRoomTrust.OneFailing(scenes.At));
        var screen = await room.ScreenAsync(1920, 1080);
        await LiveAsync(screen, "trust");
        Assert.StartsWith("4 phút trước", await screen.TextAsync(".trust [data-part=age]"), StringComparison.Ordinal);
        Assert.Equal(["behind", "missed", "behind", "missed", "behind", "no-data"], await ShapesAsync(screen, 1));

        room.Show(scenes => scenes.Trust = ShowRoomTrust.Twelve(scenes.At));
        await LiveAsync(screen, "trust");
        Assert.StartsWith("CŨ 26 giờ", await screen.TextAsync(".trust [data-part=age]"), StringComparison.Ordinal);
        Assert.Equal("true", await screen.Page.Locator(".trust").GetAttributeAsync("data-stale"));
        Assert.Contains("+6 nguồn khác", await screen.TextAsync("[data-part=trust-rest]"), StringComparison.Ordinal);
    }

    private static async Task LiveAsync(Screen screen, string scene)
    {
        await screen.GoAsync("/wall?scene=" + scene);
        await screen.IsLinkAsync("live");
        await screen.Page.WaitForSelectorAsync(".chart[data-drawn=true]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
    }

    /// <summary>What the rotation does, at once.</summary>
    private static async Task TurnAsync(Screen screen, string scene) => await screen.Page.EvaluateAsync(
        """
        (name) => {
          const scenes = [...document.querySelectorAll('.scene')];
          for (const scene of scenes) {
            scene.dataset.on = String(scene.dataset.scene === name);
            scene.setAttribute('aria-hidden', String(scene.dataset.scene !== name));
          }
          document.querySelector('[data-part=scene-title]').textContent = scenes.find((scene) => scene.dataset.scene === name).dataset.title;
        }
        """,
        scene);

    private static async Task KeepsItsShapeAsync(Screen screen, string name, double scale)
    {
        if (ShowRoomSite.IsLong)
        {
            await screen.KeepAsync(name);
        }

        var problems = await LayoutInspector.ProblemsAsync(screen.Page, LayoutRules.Wall with { SmallestFont = (LayoutRules.Wall.SmallestFont * scale) - 0.1 });
        Assert.True(problems.Count == 0, $"{name}:\n{string.Join('\n', problems)}");
        Assert.Empty(screen.Complaints);
    }

    private static async Task<IReadOnlyList<string?>> PathsAsync(Screen screen) =>
        await screen.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scene[data-on=true] .panel:not([data-on=false]) svg path')].map((path) => path.getAttribute('d'))");

    private static async Task<string[]> ShapesAsync(Screen screen, int row) =>
        await screen.Page.EvaluateAsync<string[]>("(row) => [...document.querySelectorAll('.trust-rows > li')[row].querySelectorAll('.trust-cell .standing')].map((shape) => shape.dataset.standing)", row);

    private static async Task<string> TextWithoutAgeAsync(Screen screen, string selector) =>
        System.Text.RegularExpressions.Regex.Replace(await screen.Page.Locator(selector).First.InnerTextAsync(), "\\d+ giây trước", "");

    private static async Task<string?> ShownMapAsync(Screen screen) => await screen.Page.Locator(".map[data-on=true]").GetAttributeAsync("data-tile");
}
