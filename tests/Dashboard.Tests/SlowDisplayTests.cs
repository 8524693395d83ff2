using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Ioc.Dashboard.Hub;
using Ioc.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SlowDisplayTests
{
    [Fact]
    public async Task A_display_that_does_not_read_is_cut_and_holds_up_nobody()
    {
        await using var site = await DashboardSite.StartAsync(limits: new HubLimits { SendTimeout = TimeSpan.FromSeconds(1) });
        var metrics = site.Services.GetRequiredService<DashboardMetrics>();
        await using var good = await HubClient.ConnectAsync(site.Address);
        await good.InvokeAsync("Subscribe", "overview");
        using var slow = await SilentDisplayAsync(site.Address);
        await Eventually.Holds(() => metrics.Displays == 2, "both displays are connected");
        var group = site.Services.GetRequiredService<IHubContext<KpiHub>>().Clients.Group("overview");
        var large = new string('x', 256 * 1024);
        var sends = Enumerable.Range(0, 64).Select(_ => group.SendAsync("large", large)).ToArray();
        await Eventually.Holds(() => good.Received("large").Count == sends.Length, "the good display has everything");
        await Eventually.Holds(() => metrics.Displays == 1, "the slow display is cut");
        await Task.WhenAll(sends).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("overview", (await good.InvokeAsync("Subscribe", "overview")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_message_larger_than_a_display_ever_sends_ends_its_connection()
    {
        await using var site = await DashboardSite.StartAsync();
        var metrics = site.Services.GetRequiredService<DashboardMetrics>();
        await using var display = await HubClient.ConnectAsync(site.Address);
        await Eventually.Holds(() => metrics.Displays == 1, "the display is connected");
        _ = display.InvokeAsync("Subscribe", new string('x', 8192));
        await Eventually.Holds(() => metrics.Displays == 0, "the display is cut");
    }

    /// <summary>Subscribes, and never reads a byte after the upgrade.</summary>
    private static async Task<ClientWebSocket> SilentDisplayAsync(Uri site)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(site, "/hubs/kpi")) { Scheme = "ws" }.Uri, invoker, CancellationToken.None);
        foreach (var message in (string[])
            ["""{"protocol":"json","version":1}""", """{"type":1,"invocationId":"1","target":"Subscribe","arguments":["overview"]}"""])
        {
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(message + (char)0x1E), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }

        return socket;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8192, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
