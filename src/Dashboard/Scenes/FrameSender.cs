using Ioc.Dashboard.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Scenes;

/// <summary>Sends frames to the displays of an audience.</summary>
/// <remarks>
/// Not awaited on purpose: the send to a group ends with its slowest display, and one that does not read must not hold up the others.
/// What waits for such a display is bounded by time: <see cref="HubLimits.SendTimeout"/> after it stopped reading its connection is
/// cut, and until then at most four references a second to the shared frame wait for it. It comes back with a snapshot.
/// </remarks>
internal sealed partial class FrameSender(IHubContext<KpiHub> hub, DashboardMetrics metrics, ILogger<FrameSender> logger)
{
    public void Send(Audience audience, SceneFrame frame)
    {
        metrics.FrameSent(frame.Scene);
        _ = ObserveAsync(hub.Clients.Group(audience.GroupOf(frame.Scene)).SendAsync("frame", frame));
    }

    private async Task ObserveAsync(Task sending)
    {
        try
        {
            await sending;
        }
#pragma warning disable CA1031 // Nobody awaits this; a display that went away is normal, anything else is logged here once.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.SendFailed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A frame could not be sent to every display")]
        public static partial void SendFailed(ILogger logger, Exception error);
    }
}
