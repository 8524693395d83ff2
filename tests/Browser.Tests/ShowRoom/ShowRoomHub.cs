using Ioc.Dashboard.Scenes;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>Answers the wall's subscriptions with whatever the test put into the show room.</summary>
public sealed class ShowRoomHub(ShowRoomScenes scenes) : Hub
{
    public SceneSnapshot Subscribe(string sceneId) => scenes.Read(sceneId);
}
