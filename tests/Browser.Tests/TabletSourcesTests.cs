using Ioc.Browser.Tests.Layout;
using Ioc.Browser.Tests.ShowRoom;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Scenes;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>What a tablet says about the sources: all that is known of each, from the server and live.</summary>
public sealed class TabletSourcesTests
{
    private const string Long = "he-thong-thong-tin-giai-quyet-thu-tuc-hanh-chinh-cap-tinh-va-xa";

    private static readonly RoomFacts Room = new("Tỉnh Cao Bằng", Simulated: true, ClockIsReal: false, "appsettings.json");
    private static readonly ShowRoomScenes Scenes = new();

    [Theory]
    [InlineData(820, 1180)]
    [InlineData(768, 1024)]
    public async Task Every_source_tells_when_how_long_how_often_it_failed_and_why(int width, int height)
    {
        var scenes = new ShowRoomScenes { Sources = [Source(Long, "ok", 4, 0.42), Source("archive", "ok", 90_000, 12) with { LateAfterSeconds = null }, Off, Sick(3)] };
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        foreach (var scripts in new[] { false, true })
        {
            await using var screen = await Screen.OpenAsync(host.Address, width, height, scripts, touch: true);
            await screen.GoAsync("/");
            if (scripts)
            {
                await screen.IsLinkAsync("live");
            }

            Assert.Equal(["tthc", Long, "archive", "portal"], await AllAsync(screen, ".source-name"));
            Assert.Equal(
                ["Nhận lần cuối 08:40:27 · mất 30 giây", "Nhận lần cuối 10:42:03 · mất 0,4 giây", "Nhận lần cuối 09:42 23/11/2026 · mất 12 giây", "Chưa nhận lần nào"],
                await AllAsync(screen, ".source-last"));
            Assert.Equal(["3 lần lỗi liên tiếp: Nguồn không trả lời trong thời hạn", "", "", ""], await AllAsync(screen, ".source-error"));
            await screen.KeepAsync($"tablet-sources-{width}{(scripts ? "" : "-without-scripts")}");
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
            Assert.Empty(screen.Complaints);
        }
    }

    [Fact]
    public async Task What_changes_is_shown_without_a_reload()
    {
        var scenes = new ShowRoomScenes { Sources = [] };
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        await using var screen = await Screen.OpenAsync(host.Address, 820, 1180, touch: true);
        await screen.GoAsync("/");
        await screen.IsLinkAsync("live");
        Assert.Empty(await AllAsync(screen, ".source"));

        scenes.Sources = [Sick(12)];
        await screen.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(screen.Page.Locator(".source-error")).ToHaveTextAsync("12 lần lỗi liên tiếp: Nguồn không trả lời trong thời hạn");
        await Assertions.Expect(screen.Page.Locator(".source-last")).ToContainTextAsync("mất 30 giây");
    }

    private static SceneSource Off => new("portal", "reference", "disabled", false, null, null, 45, null, 0, null);

    private static SceneSource Sick(int failures) =>
        Source("tthc", "failing", 7_300, 30) with { FailuresInARow = failures, LastError = "timeout: no whole answer within 30 s" };

    private static SceneSource Source(string id, string state, double age, double duration) =>
        new(id, "reference", state, false, Scenes.At.AddSeconds(-age), age, 45, duration, 0, null);

    private static async Task<IReadOnlyList<string>> AllAsync(Screen screen, string selector) =>
        await screen.Page.Locator(selector).AllTextContentsAsync();
}
