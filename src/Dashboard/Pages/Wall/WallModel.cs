using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Wall;

/// <summary>What the wall is rendered from: both scenes as the hub would send them now, and the facts of the room.</summary>
/// <param name="FirstScene">The scene that is shown first; without scripts the page turns to the other one by itself.</param>
public sealed record WallModel(
    SceneSnapshot Overview, SceneSnapshot Flow, string FirstScene, RoomFacts Room, DisplayProfile Profile, PageFrame Frame)
{
    public IReadOnlyList<SceneSnapshot> Scenes => [Overview, Flow];

    public SceneSnapshot First => Scenes.FirstOrDefault(scene => scene.Id == FirstScene) ?? Overview;

    public SceneSnapshot Next => First == Flow ? Overview : Flow;
}
