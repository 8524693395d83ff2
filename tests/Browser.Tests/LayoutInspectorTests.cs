using Ioc.Browser.Tests.Layout;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The inspector itself finds what it is there to find.</summary>
public sealed class LayoutInspectorTests
{
    [Theory]
    [InlineData("<p style='font-size:80px;width:2000px'>wide</p>", "sideways")]
    [InlineData("<p style='font-size:80px;margin-top:3000px'>deep</p>", "It scrolls")]
    [InlineData("<p style='font-size:40px'>small</p>", "a font of 40 px")]
    [InlineData("<p style='font-size:80px;color:#777'>pale</p>", "a contrast of")]
    [InlineData("<p style='font-size:80px;height:40px;overflow:hidden'>Ướ Ễ Ậ</p>", "is clipped")]
    [InlineData("<p style='font-size:80px;width:200px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis'>a long sentence</p>", "is clipped")]
    [InlineData("<p style='font-size:80px'>one</p><p style='font-size:80px;margin-top:-150px'>two</p>", "overlaps")]
    [InlineData("<p style='font-size:80px;border:1px solid;width:max-content'>framed</p>", "touches the border")]
    [InlineData("<p style='font-size:80px;visibility:hidden'>unseen</p>", "no text")]
    public async Task A_bad_page_is_found(string body, string expected)
    {
        await using var screen = await Screen.OpenAsync(new Uri("http://127.0.0.1"), 1200, 900);
        await screen.Page.SetContentAsync($"<!DOCTYPE html><body style='margin:0;font-family:sans-serif'>{body}</body>");

        var problems = await LayoutInspector.ProblemsAsync(screen.Page, LayoutRules.Wall);

        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_good_page_passes_and_a_small_target_does_not()
    {
        await using var screen = await Screen.OpenAsync(new Uri("http://127.0.0.1"), 1200, 900);
        await screen.Page.SetContentAsync("<!DOCTYPE html><p style='font-size:80px'>fine</p><a href='#' style='font-size:16px'>tiny</a>");

        var problem = Assert.Single(await LayoutInspector.ProblemsAsync(screen.Page, LayoutRules.Tablet));
        Assert.StartsWith("\"tiny\" is a target of", problem, StringComparison.Ordinal);
    }
}
