using Ioc.Browser.Tests.Layout;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>
/// Every page for somebody who is signed in, with names as long as they may be. The long form (IOC_LONG=1) looks at each on every screen, the short
/// one at those of the names, on the narrowest.
/// </summary>
public sealed class LongNameTests(LongNameProvince province) : IClassFixture<LongNameProvince>
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";

    /// <summary>The pages that show names of people, agencies, procedures and sources.</summary>
    private static readonly string[] PagesOfNames =
    [
        "/", "/agencies?agency=H49.10&procedure=1.000000", "/map", "/trust", "/trust?source=" + LongNameProvince.Source, "/kpis/on-time-rate?period=all&by=procedure",
        "/kpis/satisfaction-rate", "/indicators", "/indicators/satisfaction-rate", "/audit",
    ];

    private static readonly string[] Pages = !IsLong ? PagesOfNames :
    [
        .. PagesOfNames, "/agencies?agency=H49.10", "/plans", "/plans/quang-ninh", "/plans/quang-ninh/tasks/K001", "/services", "/kpis/quality-index-766?period=year",
        "/kpis/dossiers-per-service?period=year", "/alerts", "/alerts/inbox", "/alerts/rules", "/alerts/silences", "/alerts/messages", "/alerts/history",
    ];

    public static TheoryData<int, int> Screens => IsLong
        ? new() { { 820, 1180 }, { 1280, 800 }, { 1920, 1080 }, { 3840, 2160 } }
        : new() { { 820, 1180 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_keeps_its_shape_whatever_the_names(int width, int height)
    {
        await using var screen = await province.SignedInAsync(width, height);
        var problems = new List<string>();
        foreach (var path in Pages)
        {
            await screen.GoAsync(path);
            if (IsLong)
            {
                await screen.KeepAsync($"long-names{path.Split('?')[0].Replace('/', '-')}-{width}");
            }

            problems.AddRange((await LayoutInspector.ProblemsAsync(screen.Page, LayoutRules.Tablet)).Select(problem => $"{path}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(60)));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task The_menu_of_who_is_signed_in_has_the_whole_name()
    {
        await using var screen = await province.SignedInAsync(820, 1180);
        await screen.GoAsync("/trust");
        await screen.Page.Locator(".visitor summary").TapAsync();
        Assert.Equal(LongNameProvince.Account, await screen.TextAsync(".visitor-role strong"));
        var targets = await screen.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.visitor summary, .visitor-menu a, .visitor-menu button')].map((one) => one.getBoundingClientRect().height)");
        Assert.All(targets, height => Assert.True(height >= 44, $"{height}"));
    }

    [Fact]
    public async Task From_a_failing_check_of_codes_a_finger_comes_to_the_codes_themselves()
    {
        await using var screen = await province.SignedInAsync(1280, 800);
        await screen.GoAsync("/trust");
        await screen.Page.Locator("#check-unknown-procedure a[href*='by=procedure']").TapAsync();
        await screen.Page.WaitForURLAsync("**/kpis/received-dossiers?**by=procedure**");
        Assert.Equal(["9.999999 (ngoài danh mục)"], await screen.Page.Locator("tbody tr:not([hidden]) th").AllInnerTextsAsync());
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Signing_in_keeps_its_shape_before_and_after_a_slip(int width, int height)
    {
        await using var screen = await province.OpenAsync(width, height);
        await screen.GoAsync("/sign-in");
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
        await screen.Page.FillAsync("#name", LongNameProvince.Account);
        await screen.Page.FillAsync("#password", "nothing of the kind");
        await screen.Page.Locator("form[action^='/sign-in'] button").First.ClickAsync();
        await screen.Page.Locator(".problem").First.WaitForAsync();
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
    }
}
