using System.Diagnostics;
using Ioc.Browser.Tests.Layout;
using Ioc.Testing;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>What a wall shows while dossiers arrive, while the server is away, and after.</summary>
public sealed class LiveWallTests : IDisposable
{
    private const string Received = "[data-tile=received-dossiers] [data-part=value]";

    private readonly TemporaryFolder _folder = new();

    // The two seconds are held where the machine is the test's own; beside other work the short form holds that it comes.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 2 : 15);

    [Fact]
    public async Task An_acknowledged_update_is_on_the_wall_within_two_seconds()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        await using var screen = await Screen.OpenAsync(ioc.Address, 1920, 1080);
        await screen.GoAsync("/wall");
        await screen.IsLinkAsync("live");
        var client = new PushClient(ioc);

        for (var dossiers = 1; dossiers <= 5; dossiers++)
        {
            await client.SendUntilAcknowledgedAsync(ReceivedToday(dossiers));
            await ShowsAsync(screen, dossiers, within: AtOnce);
        }

        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task While_the_InfluxDB_is_away_the_wall_shows_what_is_acknowledged()
    {
        await using var influx = await InfluxServer.StartNewAsync();
        await using var ioc = await IocProcess.StartAsync(_folder.Path, new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Clock:Speed"] = "60",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Influx:Url"] = influx.Url.ToString(),
            ["Ioc:Influx:User"] = InfluxServer.Admin,
            ["Ioc:Influx:Password"] = influx.Password,
        });
        await using var screen = await Screen.OpenAsync(ioc.Address, 1920, 1080);
        await screen.GoAsync("/wall");
        await screen.IsLinkAsync("live");
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(ReceivedToday(1));
        await ShowsAsync(screen, 1, AtOnce);

        await influx.StopAsync();
        await Eventually.Holds(
            async () => (await ioc.Http.GetStringAsync(new Uri("/api/v1/sources", UriKind.Relative))).Contains("\"state\":\"away\"", StringComparison.Ordinal),
            "the outage is told");
        for (var dossiers = 2; dossiers <= 4; dossiers++)
        {
            await client.SendUntilAcknowledgedAsync(ReceivedToday(dossiers));
            await ShowsAsync(screen, dossiers, AtOnce);
        }

        Assert.Equal("live", await screen.Page.Locator("html").GetAttributeAsync("data-link"));
    }

    [Fact]
    public async Task Without_the_server_it_says_so_and_keeps_its_values_and_then_lives_again_without_a_reload()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(ReceivedToday(1));
        await using var screen = await Screen.OpenAsync(ioc.Address, 1920, 1080);
        await screen.GoAsync("/wall");
        await screen.IsLinkAsync("live");
        await ShowsAsync(screen, 1, AtOnce + TimeSpan.FromSeconds(3));
        await screen.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        Assert.Equal(0, await ioc.StopAsync());
        await screen.IsLinkAsync("lost", within: TimeSpan.FromSeconds(15));
        Assert.Contains("MẤT KẾT NỐI", await screen.TextAsync(".band"), StringComparison.Ordinal);
        Assert.Equal("1", await screen.Page.Locator(Received).First.TextContentAsync());
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.HalfWall);
        await screen.KeepAsync("wall-connection-lost");

        await ioc.StartAgainAsync();
        await screen.IsLinkAsync("live", within: TimeSpan.FromSeconds(30));
        await client.SendUntilAcknowledgedAsync(ReceivedToday(2));
        await ShowsAsync(screen, 2, AtOnce);
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
    }

    [Fact]
    public async Task A_killed_server_is_told_too_and_the_tablet_lives_again()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(ReceivedToday(1));
        await using var screen = await Screen.OpenAsync(ioc.Address, 820, 1180, touch: true);
        await screen.GoAsync("/?period=today");
        await screen.IsLinkAsync("live");

        await ioc.KillAsync();
        await screen.IsLinkAsync("lost", within: TimeSpan.FromSeconds(15));
        Assert.Equal("1", await screen.Page.Locator(Received).First.TextContentAsync());
        await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
        await screen.KeepAsync("tablet-connection-lost");

        await ioc.StartAgainAsync();
        await screen.IsLinkAsync("live", within: TimeSpan.FromSeconds(30));
        await client.SendUntilAcknowledgedAsync(ReceivedToday(2));
        await ShowsAsync(screen, 2, AtOnce + TimeSpan.FromSeconds(3));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A dossier received on the day that <see cref="PushClient.Options"/> set the server's clock to.</summary>
    private static string ReceivedToday(int number) =>
        PushClient.Record(number, "H49.12", changed: "20261120090000", received: "20261120083000");

    private static async Task ShowsAsync(Screen screen, int dossiers, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        await screen.Page.WaitForFunctionAsync(
            $"expected => document.querySelector('{Received}').textContent === expected",
            dossiers.ToString(System.Globalization.CultureInfo.InvariantCulture),
            new() { Timeout = (float)within.TotalMilliseconds, PollingInterval = 20 });
        Assert.True(Stopwatch.GetElapsedTime(started) <= within);
    }
}
