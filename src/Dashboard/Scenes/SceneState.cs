using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Scenes;

/// <summary>A scene's current snapshot and the number of its last frame. Written by the broadcaster's loop, read by anyone.</summary>
internal sealed class SceneState
{
    private volatile SnapshotJson _current;
    private long _lastFrame;

    public SceneState(Scene scene, string epoch, DateTimeOffset at)
    {
        Scene = scene;
        _current = new SnapshotJson(new SceneSnapshot
        {
            Id = scene.Id,
            Title = scene.Title,
            Epoch = epoch,
            Seq = 0,
            At = at,
            Tiles = scene.Blank(Freshness.Of([])),
            Ready = false,
        });
    }

    private SceneState(Scene scene, SceneSnapshot begin) => (Scene, _current) = (scene, new SnapshotJson(begin));

    public Scene Scene { get; }

    public SnapshotJson Current => _current;

    /// <value>The board's revision and the minute that it was last built of; null where it must be built.</value>
    public (long Revision, long Minute)? Built { get; set; }

    /// <summary>The same scene as it shows now, with numbers of its own from here on.</summary>
    public SceneState BeginAnew(string epoch) => new(Scene, _current.Snapshot with { Epoch = epoch, Seq = 0 });

    /// <summary>
    /// Takes a new picture of the scene. The snapshot is replaced before the frame is sent, so that whoever joins the group first and
    /// then takes the snapshot misses nothing.
    /// </summary>
    /// <returns>The next frame when a tile or a source changed or the heartbeat is due; null otherwise (only the ages moved on).</returns>
    public SceneFrame? Advance(ScenePicture picture, TimeSpan heartbeat)
    {
        var before = _current.Snapshot;
        var tiles = Doubted(picture.Tiles ?? Aged(before.Tiles, picture.Freshness), picture.Doubts);
        var changed = tiles.Where((tile, index) => !SameButAge(tile, before.Tiles[index])).ToArray();
        var sourcesChanged = !picture.Sources.Select(Ageless).SequenceEqual(before.Sources.Select(Ageless));
        var rules = picture.Rules ?? before.Rules;
        var alerts = Changed(before.Alerts, picture.Alerts);
        var send = changed.Length > 0 || alerts.Length > 0 || picture.AlertCount != before.AlertCount || sourcesChanged || rules != before.Rules || picture.Ready != before.Ready
            || TimeProvider.System.GetElapsedTime(_lastFrame) >= heartbeat;
        var snapshot = before with
        {
            Seq = send ? before.Seq + 1 : before.Seq,
            At = picture.At,
            Tiles = tiles,
            Sources = picture.Sources,
            Rules = rules,
            Ready = picture.Ready,
            Alerts = picture.Alerts,
            AlertCount = picture.AlertCount,
        };
        _current = new SnapshotJson(snapshot);
        if (!send)
        {
            return null;
        }

        _lastFrame = TimeProvider.System.GetTimestamp();
        return new SceneFrame
        {
            Scene = snapshot.Id,
            Epoch = snapshot.Epoch,
            Seq = snapshot.Seq,
            At = snapshot.At,
            Tiles = changed,
            Alerts = alerts,
            AlertCount = snapshot.AlertCount,
            AgeSeconds = picture.Freshness.AgeSeconds,
            Sources = sourcesChanged ? picture.Sources : null,
            Rules = rules == before.Rules ? null : rules,
            Ready = snapshot.Ready,
        };
    }

    private static SceneAlert[] Changed(IReadOnlyList<SceneAlert> before, IReadOnlyList<SceneAlert> now) =>
    [
        .. now.Where(alert => !before.Contains(alert)),
        .. before.Where(alert => now.All(other => other.Id != alert.Id)).Select(alert => alert with { State = "resolved", New = false }),
    ];

    private Tile[] Doubted(IReadOnlyList<Tile> tiles, Doubts doubts) =>
    [
        .. tiles.Select(tile =>
        {
            var checks = Scene.KpisOf(tile.Id).SelectMany(doubts.Of).Select(doubt => doubt.Check).Distinct().ToArray();
            return tile with { Doubts = checks.Length > 0 ? new EqualList<string>(checks) : null };
        }),
    ];

    private static Tile[] Aged(IReadOnlyList<Tile> tiles, Freshness freshness) =>
        [.. tiles.Select(tile => tile with { AgeSeconds = freshness.AgeSeconds, Stale = freshness.Stale, Sources = freshness.Sources })];

    private static bool SameButAge(Tile left, Tile right) => left with { AgeSeconds = right.AgeSeconds } == right;

    private static SceneSource Ageless(SceneSource source) => source with { AgeSeconds = null };
}
