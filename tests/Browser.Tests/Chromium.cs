using Microsoft.Playwright;

namespace Ioc.Browser.Tests;

/// <summary>One Chromium for many pages: a start takes longer than most pages.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = Flags,
        }));
    }

    /// <summary>A page with cookies and cache of its own.</summary>
    /// <param name="still">Whether it asks for no motion, so that what is shown is there at once.</param>
    /// <param name="owned">Whether the browser ends with the page.</param>
    public async Task<Screen> OpenAsync(
        Uri address, int width, int height, bool scripts = true, bool touch = false, bool still = false, bool owned = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            HasTouch = touch,
            ReducedMotion = still ? ReducedMotion.Reduce : null,
            Locale = "vi-VN",
        });
        return new Screen(owned ? this : null, context, await context.NewPageAsync(), address.Authority);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
