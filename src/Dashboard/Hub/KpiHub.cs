using System.Security.Cryptography;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Scenes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Hub;

/// <summary>`/hubs/kpi`: a display subscribes to scenes and then receives their numbered frames (contracts.md, "Hub").</summary>
internal sealed class KpiHub(SceneBook scenes, Audiences audiences, BuildId build, DashboardMetrics metrics, HubSessions sessions) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>Seconds over which the displays of a building spread their reload.</summary>
    private const int LongestReloadDelay = 60;

    /// <summary>
    /// Joins the scene's group first and takes the snapshot afterwards, so no frame can fall between the two. A display ignores frames
    /// up to the snapshot's number, and keeps frames that arrive before it. May be called again at any time.
    /// </summary>
    public async Task<SnapshotJson> Subscribe(string sceneId)
    {
        if (scenes.StateOf(sceneId ?? string.Empty) is null)
        {
            throw new HubException($"There is no such scene. Scenes are: {string.Join(", ", scenes.SceneIds)}.");
        }

        var audience = (Audience)Context.Items[typeof(Audience)]!;
        await Groups.AddToGroupAsync(Context.ConnectionId, audience.GroupOf(sceneId!), Context.ConnectionAborted);
        metrics.SnapshotTaken(sceneId!);
        return audience.StateOf(sceneId!).Current;
    }

    /// <summary>A page says by `?build=` which build it is of; one of an earlier build is told to reload itself.</summary>
    public override async Task OnConnectedAsync()
    {
        metrics.DisplayCame();
        Context.Items[typeof(Audience)] = audiences.Join();
        sessions.Came(Context);
        var shown = Context.GetHttpContext()?.Request.Query["build"].ToString();
        if (!string.IsNullOrEmpty(shown) && shown != build.Value)
        {
            await Clients.Caller.SendAsync("reload", RandomNumberGenerator.GetInt32(LongestReloadDelay), Context.ConnectionAborted);
        }

        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Went(Context);
        metrics.DisplayWent();
        if (Context.Items[typeof(Audience)] is Audience audience)
        {
            audiences.Leave(audience);
        }

        return base.OnDisconnectedAsync(exception);
    }
}
