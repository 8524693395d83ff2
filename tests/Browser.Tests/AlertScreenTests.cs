using Ioc.Browser.Tests.Layout;
using Ioc.Testing;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>A breach on its way to the wall and to tablets, and what one person does on the screens of the others.</summary>
public sealed class AlertScreenTests : IDisposable
{
    private const string Password = "Sông Cầu 2026 dài";

    /// <summary>Two seconds are asked; only the long form holds to them, since others may use the machine beside a short one.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 2 : 15);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_breach_is_on_the_band_and_in_the_inbox_at_once_and_taking_it_on_shows_on_the_other_tablet()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), Options());
        await AddOperatorAsync("lan");
        await AddOperatorAsync("minh");
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(ReceivedToday(1));
        await using var wall = await Screen.OpenAsync(ioc.Address, 1920, 1080);
        await using var first = await Screen.OpenAsync(ioc.Address, 820, 1180, touch: true);
        await using var second = await Screen.OpenAsync(ioc.Address, 1280, 800, touch: true);
        await wall.Page.AddInitScriptAsync(
            "window.tones = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (at) { window.tones++; start.call(this, at); };");
        await SignInAsync(wall, "lan", "/wall");
        await SignInAsync(first, "lan", "/alerts/inbox");
        await SignInAsync(second, "minh", "/alerts");
        foreach (var screen in new[] { wall, first, second })
        {
            await screen.IsLinkAsync("live");
        }

        Assert.Contains("Không có cảnh báo đang mở", await wall.TextAsync(".alerts"), StringComparison.Ordinal);
        await client.SendUntilAcknowledgedAsync(string.Join('\n', Enumerable.Range(2, 3).Select(ReceivedToday)));
        await Task.WhenAll(
            ShowsAsync(wall, ".alerts[data-grade=critical] .alert", "nhận 4 hồ sơ hôm nay", AtOnce),
            ShowsAsync(first, ".inbox", "nhận 4 hồ sơ hôm nay", AtOnce));
        Assert.Equal(2, await TonesAsync(wall));
        await LayoutInspector.KeepsToAsync(wall.Page, LayoutRules.HalfWall);
        await LayoutInspector.KeepsToAsync(first.Page, LayoutRules.Tablet);
        await wall.KeepAsync("wall-alert");

        await ShowsAsync(second, ".alert-card", "Chưa ai nhận", TimeSpan.FromSeconds(5));
        await first.Page.Locator(".inbox a").First.ClickAsync();
        await first.IsLinkAsync("live");
        await LayoutInspector.KeepsToAsync(first.Page, LayoutRules.Tablet);
        await first.KeepAsync("tablet-alert");
        await first.Page.Locator("button[value=acknowledge]").ClickAsync();
        await ShowsAsync(second, ".alert-card", "lan nhận lúc", TimeSpan.FromSeconds(5));
        await ShowsAsync(wall, ".alerts[data-grade=open] .alert", "đã nhận xử lý", TimeSpan.FromSeconds(5));
        foreach (var path in new[] { "/alerts", "/alerts/rules", "/alerts/silences", "/alerts/messages", "/alerts/history" })
        {
            await second.GoAsync(path);
            await LayoutInspector.KeepsToAsync(second.Page, LayoutRules.Tablet);
            await second.KeepAsync("tablet" + path.Replace('/', '-'));
        }

        // Once for an alert, however often it changes. A browser that was not told to let walls sound says so.
        Assert.Equal(2, await TonesAsync(wall));
        Assert.DoesNotContain(wall.Complaints, complaint => !complaint.Contains("AudioContext", StringComparison.Ordinal));
        Assert.Empty(second.Complaints);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Options()
    {
        Directory.CreateDirectory(_folder.File("alerts/rules"));
        File.WriteAllText(_folder.File("alerts/rules/try.yaml"), """
            groups:
              - name: Thử
                rules:
                  - alert: Nhận nhiều
                    uid: received-many
                    kpi: received-dossiers
                    scope: province
                    comparison: ">="
                    threshold: 4
                    labels: { severity: critical }
                    annotations:
                      summary: "{{scope}} nhận {{value}} hồ sơ hôm nay, nhiều hơn hẳn ngày thường"
                      description: "Quá ngưỡng {{threshold}} từ {{since}}."
                      action: "Trực ban gọi Trung tâm Phục vụ hành chính công."
            """);
        File.WriteAllText(_folder.File("alerts/routing.yaml"), """
            receivers:
              - { name: wall, contacts: [{ channel: wall }], groupInterval: 1s }
              - { name: inbox, contacts: [{ channel: inbox }], groupInterval: 1s }
            routes:
              - receivers: [wall, inbox]
            """);
        return new Dictionary<string, string>(PushClient.Options) { ["Ioc:Alerts:Directory"] = _folder.File("alerts"), ["Ioc:Displays:AlertSound"] = "true" };
    }

    private async Task AddOperatorAsync(string name)
    {
        var added = await IocProcess.RunAsync(
            ["user", "add", name, "--role=operator"],
            new Dictionary<string, string>(PushClient.Options) { ["Ioc:DataDirectory"] = _folder.File("data"), ["ASPNETCORE_ENVIRONMENT"] = "Staging" }, input: Password + "\n");
        Assert.True(added.ExitCode == 0, added.Output + added.Error);
    }

    private static async Task SignInAsync(Screen screen, string name, string page)
    {
        await Eventually.Holds(
            async () =>
            {
                // The service hears of a new account within seconds.
                await screen.GoAsync("/sign-in");
                return await screen.Page.Locator("input[name=password]").CountAsync() > 0;
            },
            "it asks who is there");
        await screen.Page.FillAsync("input[name=name]", name);
        await screen.Page.FillAsync("input[name=password]", Password);
        await screen.Page.ClickAsync("main button[type=submit]");
        await screen.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await screen.GoAsync(page);
    }

    private static async Task ShowsAsync(Screen screen, string place, string words, TimeSpan within) =>
        await screen.Page.Locator(place).Filter(new() { HasText = words }).First.WaitForAsync(new() { Timeout = (float)within.TotalMilliseconds });

    private static Task<int> TonesAsync(Screen wall) => wall.Page.EvaluateAsync<int>("window.tones");

    private static string ReceivedToday(int number) => PushClient.Record(number, "H49.12", received: "20261120080000", changed: "20261120080000");
}
