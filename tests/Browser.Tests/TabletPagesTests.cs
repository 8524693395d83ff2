using Ioc.Browser.Tests.Layout;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The pages below the overview, in the hand. The long form (IOC_LONG=1) looks at every page on every screen, the short one on two.</summary>
[Collection(LivingProvince.Collection)]
public sealed class TabletPagesTests(LivingProvince province)
{
    private static readonly (int Width, int Height)[] Screens =
        Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? [(820, 1180), (1280, 800), (1920, 1080), (3840, 2160)] : [(820, 1180), (1920, 1080)];

    [Theory]
    [InlineData("plans", "/plans")]
    [InlineData("plan", "/plans/example-2026")]
    [InlineData("plan-2025", "/plans/quang-ninh")]
    [InlineData("services", "/services")]
    [InlineData("map", "/map")]
    [InlineData("map-entered", "/map?kpi=centre-readiness")]
    [InlineData("trust", "/trust")]
    [InlineData("trust-source", "/trust?source=sim-communes")]
    [InlineData("kpi", "/kpis/on-time-rate")]
    [InlineData("kpi-766", "/kpis/quality-index-766?period=year")]
    [InlineData("kpi-list", "/kpis/dossiers-per-service?period=year")]
    public async Task A_page_keeps_its_shape_on_every_screen(string name, string path)
    {
        foreach (var (width, height) in Screens)
        {
            await using var screen = await Screen.OpenAsync(province.Address, width, height, touch: true);
            await screen.GoAsync(path);
            await screen.IsLinkAsync("live");
            await screen.KeepAsync($"page-{name}-{width}");
            // A table of a thousand rows is one row a thousand times.
            await screen.Page.EvaluateAsync("() => document.querySelectorAll('tbody tr:nth-child(n+40)').forEach((row) => row.remove())");
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
            Assert.Empty(screen.Complaints);
        }
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/map?kpi=on-time-rate")]
    public async Task A_touched_cell_tells_name_and_value_and_arrows_go_on(string path)
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, touch: true);
        await screen.GoAsync(path);
        await screen.IsLinkAsync("live");
        var box = (await screen.Page.Locator(".picture-box svg").BoundingBoxAsync())!;
        await screen.Page.Touchscreen.TapAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var first = await screen.Page.Locator("[data-part=detail] b").InnerTextAsync();
        var place = await screen.Page.Locator(".picture-box").GetAttributeAsync("data-chosen");
        Assert.Equal(await screen.Page.Locator($"tr[data-picture='{place}'] th").InnerTextAsync(), first);
        Assert.Equal(path.StartsWith("/map", StringComparison.Ordinal) ? 3 : 4, await screen.Page.Locator("[data-part=detail] > *").CountAsync());
        await screen.Page.Locator(".picture-box svg").FocusAsync();
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(place, await screen.Page.Locator(".picture-box").GetAttributeAsync("data-chosen"));
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_table_sorts_and_filters_in_place()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 1280, 800, touch: true);
        await screen.GoAsync("/kpis/on-time-rate?period=all&by=agency");
        await screen.IsLinkAsync("live");
        var before = screen.Page.Url;
        await screen.Page.Locator("thead a").Nth(3).ClickAsync();
        var largest = await NumbersAsync(screen);
        Assert.Equal(largest.OrderDescending(), largest);
        await screen.Page.Locator("thead a").Nth(3).ClickAsync();
        Assert.Equal(largest.Order(), await NumbersAsync(screen));
        Assert.Equal("ascending", await screen.Page.Locator("thead th").Nth(3).GetAttributeAsync("aria-sort"));
        await screen.Page.Locator("[data-part=filter]").FillAsync("phường hà");
        var names = await screen.Page.Locator("tbody tr:not([hidden]) th").AllInnerTextsAsync();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains("Phường Hà", name, StringComparison.Ordinal));
        Assert.StartsWith($"Hiện {names.Count} trong ", await screen.TextAsync("[data-part=table-shown]"), StringComparison.Ordinal);
        Assert.Equal(before, screen.Page.Url);
    }

    [Fact]
    public async Task From_a_card_a_finger_comes_to_its_formula_and_from_the_navigation_to_every_page()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, scripts: false, touch: true);
        await screen.GoAsync("/");
        await screen.Page.Locator("[data-tile=on-time-rate] .card-name a").TapAsync();
        await screen.Page.WaitForURLAsync("**/kpis/on-time-rate**");
        Assert.Contains("không sau ngày hẹn trả", await screen.TextAsync("[data-part=formula]"), StringComparison.Ordinal);
        foreach (var path in new[] { "/plans", "/services", "/map", "/trust", "/" })
        {
            await screen.Page.Locator($".pages a[href='{path}']").TapAsync();
            await screen.Page.WaitForURLAsync("**" + path);
            Assert.Equal(path, await screen.Page.Locator(".pages a[aria-current]").GetAttributeAsync("href"));
        }
    }

    [Fact]
    public async Task What_was_opened_on_the_page_of_trust_stays_open_when_its_parts_come_anew()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, touch: true);
        await screen.GoAsync("/trust");
        await screen.IsLinkAsync("live");
        var id = await screen.Page.Locator(".trust-word:not([open])").First.GetAttributeAsync("id");
        await screen.Page.Locator($"#{id} summary").TapAsync();
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);

        await screen.Page.EvaluateAsync(
            """
            async () => {
              const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
              fresh.querySelector('[data-refresh=scope] h2').textContent = 'anew';
              const { takeParts } = await import(`/js/parts.js?v=${document.documentElement.dataset.build}`);
              takeParts(fresh);
            }
            """);

        Assert.Equal("anew", await screen.TextAsync("[data-refresh=scope] h2"));
        Assert.Equal(1, await screen.Page.Locator($"#{id}[open]").CountAsync());
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task The_header_keeps_one_line_on_a_narrow_screen_while_it_connects()
    {
        await using var screen = await Screen.OpenAsync(province.Address, 820, 1180, scripts: false, touch: true);
        foreach (var path in new[] { "/", "/trust" })
        {
            await screen.GoAsync(path);
            var boxes = await screen.Page.EvaluateAsync<double[]>(
                "() => ['.header-title', '.clock'].flatMap((name) => { const box = document.querySelector(name).getBoundingClientRect(); return [box.top, box.bottom]; })");
            Assert.True(boxes[2] < boxes[1] && boxes[0] < boxes[3], $"{path}: the clock stands below the title, {string.Join(' ', boxes)}");
        }
    }

    private static async Task<double[]> NumbersAsync(Screen screen) =>
        await screen.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('tbody tr')].map((row) => Number(row.cells[3].dataset.value))");
}
