using Microsoft.Playwright;

namespace Ioc.Browser.Tests;

/// <summary>A page of a real Chromium, and everything that it complained about.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly Chromium? _own;
    private readonly IBrowserContext _context;
    private readonly string _host;

    /// <param name="own">The browser that ends with the page; null where other pages need it.</param>
    internal Screen(Chromium? own, IBrowserContext context, IPage page, string host)
    {
        (_own, _context, _host, Page) = (own, context, host, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(new Uri(request.Url).Authority != host && !request.Url.StartsWith("data:", StringComparison.Ordinal), "asked " + request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console (violations of the content policy among them), and requests to other hosts.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>A page in a browser of its own.</summary>
    public static async Task<Screen> OpenAsync(Uri address, int width, int height, bool scripts = true, bool touch = false) =>
        await (await Chromium.StartAsync()).OpenAsync(address, width, height, scripts, touch, owned: true);

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
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
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
