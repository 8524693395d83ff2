using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Browser.Tests.Layout;

/// <summary>Holds a page against its rules: scroll bars, clipped and overlapping text, size, contrast, targets.</summary>
public static class LayoutInspector
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Layout", "layout.js"));

    public static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page, LayoutRules rules)
    {
        // Fonts decide widths; without them nothing is judged.
        await page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
        return await page.EvaluateAsync<string[]>(
            $"({Script})({JsonSerializer.Serialize(rules, JsonSerializerOptions.Web)})");
    }

    /// <summary>Fails with every problem of the page.</summary>
    public static async Task KeepsToAsync(IPage page, LayoutRules rules)
    {
        var problems = await ProblemsAsync(page, rules);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
