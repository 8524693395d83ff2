using Ioc.Browser.Tests.ShowRoom;
using Ioc.Dashboard.Displays;
using Xunit;

namespace Ioc.Browser.Tests;

public sealed class WallShowRoomTests
{
    private static readonly RoomFacts Room = new("Tỉnh Cao Bằng", Simulated: true, ClockIsReal: false, "appsettings.json");

    [Fact]
    public async Task Pictures()
    {
        var scenes = new ShowRoomScenes();
        await using var host = await ShowRoomHost.StartAsync(scenes, Room);
        foreach (var scene in new[] { "overview", "flow" })
        {
            await using var screen = await Screen.OpenAsync(host.Address, 3840, 2160);
            await screen.Page.GotoAsync(new Uri(host.Address, "/wall?scene=" + scene).ToString());
            await screen.Page.WaitForTimeoutAsync(1500);
            await screen.KeepAsync("show-" + scene);
            Assert.Empty(screen.Complaints);
        }
    }
}
