using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Wall;

/// <summary>What the wall is rendered from: every scene as the hub would send it now, and the facts of the room.</summary>
/// <param name="Scenes">In the order in which they take turns.</param>
/// <param name="FirstScene">The scene that is shown first; without scripts the page turns to the next one by itself.</param>
public sealed record WallModel(IReadOnlyList<SceneSnapshot> Scenes, string FirstScene, RoomFacts Room, DisplayProfile Profile, PageFrame Frame)
{
    public SceneSnapshot First => Scenes.FirstOrDefault(scene => scene.Id == FirstScene) ?? Scenes[0];

    public SceneSnapshot Next => Scenes[(Place + 1) % Scenes.Count];

    /// <summary>The place of the first scene, from 0.</summary>
    public int Place => Scenes.TakeWhile(scene => scene != First).Count();
}
