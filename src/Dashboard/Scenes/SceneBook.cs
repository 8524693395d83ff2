using System.Security.Cryptography;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Scenes;

/// <summary>All scenes and what they show now, to pages and to the first audience. Any thread may read; only the broadcaster writes.</summary>
internal sealed class SceneBook
{
    private readonly Dictionary<string, SceneState> _states;

    public SceneBook(Texts texts, CodeTitles titles, TargetBook targets, CatalogueBook catalogues, TrustBook trust, AlertBook alerts, TimeProvider clock, LocalTime zone)
    {
        // A new epoch for each start: numbers of frames of an earlier process mean nothing to this one.
        var epoch = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var at = zone.ToLocal(Moment.From(clock.GetUtcNow()));
        Scene[] scenes =
        [
            new OverviewScene(texts, targets, alerts), new FlowScene(texts, titles), new TargetsScene(texts, targets),
            new ServicesScene(texts, catalogues, targets), new MapScene(texts, titles, catalogues), new TrustScene(texts, trust, zone),
        ];
        SceneIds = [.. scenes.Select(scene => scene.Id)];
        _states = scenes.ToDictionary(scene => scene.Id, scene => new SceneState(scene, epoch, at));
    }

    /// <summary>In the order in which the wall shows them.</summary>
    public IReadOnlyList<string> SceneIds { get; }

    public IEnumerable<SceneState> States => SceneIds.Select(id => _states[id]);

    /// <summary>What the scene shows now, at most about a second old. Never waits; null for an unknown scene.</summary>
    public SceneSnapshot? Snapshot(string sceneId) => SnapshotJson(sceneId)?.Snapshot;

    public SnapshotJson? SnapshotJson(string sceneId) => StateOf(sceneId)?.Current;

    /// <summary>Null for an unknown scene.</summary>
    public SceneState? StateOf(string sceneId) => _states.GetValueOrDefault(sceneId);
}
