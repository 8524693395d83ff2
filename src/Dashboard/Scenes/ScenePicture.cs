using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Scenes;

/// <summary>What one turn of the broadcaster saw.</summary>
/// <param name="Tiles">Null when the board did not change: the tiles stay and only age.</param>
internal sealed record ScenePicture(
    DateTimeOffset At, IReadOnlyList<Tile>? Tiles, IReadOnlyList<SceneSource> Sources, Freshness Freshness, Doubts Doubts, bool Ready);
