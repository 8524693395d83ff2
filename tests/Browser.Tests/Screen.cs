using Microsoft.Playwright;

namespace Ioc.Browser.Tests;

/// <summary>A real Chromium with one page, and everything that it complained about.</summary>
public sealed class Screen : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly string _host;

    private Screen(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page, string host)
    {
        (_playwright, _browser, _context, _host, Page) = (playwright, browser, context, host, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(new Uri(request.Url).Authority != host && !request.Url.StartsWith("data:", StringComparison.Ordinal), "asked " + request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console (violations of the content policy among them), and requests to other hosts.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Screen> OpenAsync(Uri address, int width, int height, bool scripts = true, bool touch = false)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = Flags,
        });
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            HasTouch = touch,
            Locale = "vi-VN",
        });
        return new Screen(playwright, browser, context, await context.NewPageAsync(), address.Authority);
    }

    /// <summary>Opens a path of the site.</summary>
    public Task GoAsync(string path) => Page.GotoAsync($"http://{_host}{path}");

    /// <summary>Waits until the page says that its connection is `live`, `lost` or `connecting`; 10 s by default.</summary>
    public Task IsLinkAsync(string link, TimeSpan? within = null) =>
        Page.WaitForSelectorAsync($"html[data-link={link}]", new() { Timeout = (float)(within ?? TimeSpan.FromSeconds(10)).TotalMilliseconds });

    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>Keeps a picture under artifacts/screenshots, which git ignores.</summary>
    public Task<byte[]> KeepAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Folder
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "artifacts", "screenshots");
        }
    }

    private void Note(bool complaint, string text)
    {
        if (complaint)
        {
            Complaints.Add($"{_host}: {text}");
        }
    }
}
