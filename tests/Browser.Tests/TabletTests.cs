using Ioc.Browser.Tests.Layout;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The leader's tablet, upright, in the hand.</summary>
[Collection(LivingProvince.Collection)]
public sealed class TabletTests(LivingProvince province)
{
    [Fact]
    public async Task A_finger_goes_from_the_province_to_an_agency_to_a_procedure_and_back()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, touch: true);
        await screen.GoAsync("/");
        await screen.IsLinkAsync("live");
        await KeepAndJudgeAsync(screen, "tablet-province");
        var whole = await ReceivedAsync(screen);

        await screen.Page.Locator("tbody th a").First.TapAsync();
        await screen.Page.WaitForURLAsync("**agency=*");
        await screen.IsLinkAsync("live");
        await KeepAndJudgeAsync(screen, "tablet-agency");
        var agency = await ReceivedAsync(screen);

        await screen.Page.Locator("tbody th a").First.TapAsync();
        await screen.Page.WaitForURLAsync("**procedure=*");
        await screen.IsLinkAsync("live");
        await KeepAndJudgeAsync(screen, "tablet-procedure");
        var procedure = await ReceivedAsync(screen);

        Assert.True(whole > agency && agency > procedure && procedure > 0, $"{whole} > {agency} > {procedure} > 0");
        await screen.Page.Locator(".path a").First.TapAsync();
        await screen.Page.WaitForFunctionAsync("() => !location.search.includes('agency')");
        Assert.True(await ReceivedAsync(screen) >= whole);
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Lying_and_on_a_small_tablet_it_keeps_its_shape()
    {
        foreach (var (width, height) in new[] { (768, 1024), (1280, 800) })
        {
            await using var screen = await Screen.OpenAsync(province.Address, width, height, touch: true);
            await screen.GoAsync("/");
            await screen.IsLinkAsync("live");
            await KeepAndJudgeAsync(screen, $"tablet-{width}");
        }
    }

    [Fact]
    public async Task Without_scripts_it_shows_the_numbers_of_the_moment()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, scripts: false, touch: true);
        await screen.GoAsync("/");

        Assert.True(await ReceivedAsync(screen) > 0);
        Assert.Equal(0, await screen.Page.Locator("[data-part=link]:visible").CountAsync());
        await screen.Page.Locator("tbody th a").First.TapAsync();
        await screen.Page.WaitForURLAsync("**agency=*");
        Assert.True(await ReceivedAsync(screen) > 0);
        await screen.KeepAsync("tablet-without-scripts");
        Assert.Empty(screen.Complaints);
    }

    private static async Task KeepAndJudgeAsync(Screen screen, string name)
    {
        await screen.KeepAsync(name);
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
    }

    private static async Task<long> ReceivedAsync(Screen screen)
    {
        var text = await screen.TextAsync("[data-tile=received-dossiers] [data-part=value]");
        return long.Parse(text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }
}
