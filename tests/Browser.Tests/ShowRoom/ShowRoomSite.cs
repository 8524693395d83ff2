using Ioc.Dashboard.Displays;
using Xunit;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>One host and one browser for all cases of a class; each case puts its own scenes up.</summary>
public sealed class ShowRoomSite : IAsyncLifetime
{
    private static readonly RoomFacts Room = new("Tỉnh Cao Bằng", Simulated: true, ClockIsReal: false, "appsettings.json");

    private readonly Dictionary<(int Width, int Height, bool Scripts), Screen> _screens = [];
    private Chromium? _browser;
    private ShowRoomHost? _host;

    /// <summary>Whether the long forms of tests run: every case on every screen.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("IOC_LONG") == "1";

    public async Task InitializeAsync()
    {
        _host = await ShowRoomHost.StartAsync(new ShowRoomScenes(), Room);
        _browser = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>Puts up the usual scenes with what the case changes.</summary>
    public void Show(Action<ShowRoomScenes> change)
    {
        _host!.Scenes.Reset();
        change(_host.Scenes);
    }

    /// <summary>The page of this size, the same one each time; without complaints of earlier cases.</summary>
    public async Task<Screen> ScreenAsync(int width, int height, bool scripts = true)
    {
        if (!_screens.TryGetValue((width, height, scripts), out var screen))
        {
            _screens[(width, height, scripts)] = screen = await _browser!.OpenAsync(_host!.Address, width, height, scripts, still: true);
        }

        screen.Complaints.Clear();
        return screen;
    }

    /// <summary>A wall of another size or distance, with the hardest scenes; the caller ends it.</summary>
    public static Task<ShowRoomHost> StartAsync(DisplayProfile profile)
    {
        var scenes = new ShowRoomScenes();
        ShowRoomCases.Hardest(scenes);
        return ShowRoomHost.StartAsync(scenes, Room, profile: profile);
    }

    public Task<Screen> OpenAsync(ShowRoomHost host, int width, int height) => _browser!.OpenAsync(host.Address, width, height, still: true);

    /// <summary>A page that no other case uses.</summary>
    public Task<Screen> OpenAsync(int width, int height) => _browser!.OpenAsync(_host!.Address, width, height, still: true);
}
