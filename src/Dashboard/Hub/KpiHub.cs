using Ioc.Dashboard.Scenes;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Hub;

/// <summary>`/hubs/kpi`: a display subscribes to scenes and then receives their numbered frames (contracts.md, "Hub").</summary>
internal sealed class KpiHub(SceneBook scenes, DashboardMetrics metrics) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>
    /// Joins the scene's group first and takes the snapshot afterwards, so no frame can fall between the two. A display ignores frames
    /// up to the snapshot's number, and keeps frames that arrive before it. May be called again at any time.
    /// </summary>
    public async Task<SnapshotJson> Subscribe(string sceneId)
    {
        if (scenes.Snapshot(sceneId ?? string.Empty) is null)
        {
            throw new HubException($"There is no such scene. Scenes are: {string.Join(", ", scenes.SceneIds)}.");
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, sceneId!, Context.ConnectionAborted);
        metrics.SnapshotTaken(sceneId!);
        return scenes.SnapshotJson(sceneId!)!;
    }

    public override Task OnConnectedAsync()
    {
        metrics.DisplayCame();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        metrics.DisplayWent();
        return base.OnDisconnectedAsync(exception);
    }
}
