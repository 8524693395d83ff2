using Ioc.Browser.Tests.Layout;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The wall of a living province on a 4K screen.</summary>
[Collection(LivingProvince.Collection)]
public sealed class WallTests(LivingProvince province)
{
    [Theory]
    [InlineData("overview")]
    [InlineData("flow")]
    [InlineData("targets")]
    [InlineData("services")]
    [InlineData("map")]
    [InlineData("trust")]
    public async Task A_scene_fills_the_screen_is_legible_and_live(string scene)
    {
        await using var screen = await Screen.OpenAsync(province.Address, 3840, 2160);
        await screen.GoAsync("/wall?scene=" + scene);
        await screen.IsLinkAsync("live");
        if (scene == "flow")
        {
            await screen.Page.WaitForSelectorAsync(".chart[data-drawn=true] .apexcharts-series");
        }

        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Wall);
        await screen.KeepAsync("wall-" + scene);
        Assert.Contains("DỮ LIỆU MÔ PHỎNG", await screen.TextAsync(".bar"), StringComparison.Ordinal);
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Scenes_take_turns_every_20_seconds()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 1920, 1080);
        await screen.Page.Clock.InstallAsync();
        await screen.GoAsync("/wall");

        // An installed clock still runs by itself, as long as the page takes to load: it stands still from here on.
        var now = await screen.Page.EvaluateAsync<double>("() => Date.now()");
        await screen.Page.Clock.PauseAtAsync(DateTimeOffset.FromUnixTimeMilliseconds((long)now + 20_000).UtcDateTime);
        var first = await screen.TextAsync("[data-part=scene-title]");
        var seconds = 0;
        for (; await screen.TextAsync("[data-part=scene-title]") == first; seconds++)
        {
            Assert.InRange(seconds, 0, 20);
            await screen.Page.Clock.RunForAsync(1_000);
        }

        var second = await screen.TextAsync("[data-part=scene-title]");
        await screen.Page.Clock.RunForAsync(18_000);
        Assert.Equal(second, await screen.TextAsync("[data-part=scene-title]"));
        await screen.Page.Clock.RunForAsync(2_000);
        Assert.NotEqual(second, await screen.TextAsync("[data-part=scene-title]"));
        await screen.Page.Clock.RunForAsync(4 * 20_000);
        Assert.Equal(first, await screen.TextAsync("[data-part=scene-title]"));
    }

    [Fact]
    public async Task The_ages_run_on_with_the_clock()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 1920, 1080);
        await screen.GoAsync("/wall");
        await screen.IsLinkAsync("live");

        Assert.Equal(8, await screen.Page.Locator("[data-scene] .tile, .tiles .tile").CountAsync());
        foreach (var age in await screen.Page.Locator(".tiles [data-part=age]").AllInnerTextsAsync())
        {
            Assert.Matches(@"^\d+ (giây|phút) trước$", age);
        }
    }

    [Fact]
    public async Task Without_scripts_it_shows_the_numbers_of_the_moment_and_turns_by_itself()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 3840, 2160, scripts: false);
        await screen.GoAsync("/wall");

        var values = await screen.Page.Locator(".tiles [data-part=value]").AllInnerTextsAsync();
        Assert.Equal(8, values.Count);
        Assert.All(values, value => Assert.Matches(@"^[\d.,]+$", value));
        Assert.Contains("Tự làm mới", await screen.TextAsync(".bar"), StringComparison.Ordinal);
        Assert.Equal(0, await screen.Page.Locator("[data-part=link]:visible").CountAsync());
        await screen.KeepAsync("wall-without-scripts");
        Assert.Empty(screen.Complaints);
    }
}
