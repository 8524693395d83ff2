using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Scenes;

/// <summary>What one turn of the broadcaster saw.</summary>
/// <param name="Tiles">Null when the board did not change: the tiles stay and only age.</param>
/// <param name="Alerts">The gravest alerts, in their order.</param>
/// <param name="AlertCount">How many alerts there are in all.</param>
/// <param name="Rules">The counting rules of the scene in words; null when the board did not change.</param>
internal sealed record ScenePicture(
    DateTimeOffset At, IReadOnlyList<Tile>? Tiles, string? Rules, IReadOnlyList<SceneSource> Sources, Freshness Freshness, Doubts Doubts, bool Ready,
    IReadOnlyList<SceneAlert> Alerts, int AlertCount);
