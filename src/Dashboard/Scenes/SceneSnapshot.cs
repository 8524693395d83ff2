using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

/// <summary>A whole scene at one instant; frames with a greater <see cref="Seq"/> and the same <see cref="Epoch"/> follow it.</summary>
public sealed record SceneSnapshot
{
    /// <value>The scene: `overview`, `flow`, `targets`, `services`, `map` or `trust`.</value>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <value>Random for each start of the process; another epoch means: subscribe again.</value>
    public required string Epoch { get; init; }

    public required long Seq { get; init; }

    /// <value>Local time with offset; ages in this snapshot are as of here.</value>
    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<Tile> Tiles { get; init; }

    /// <value>The gravest open alerts, in their order.</value>
    public IReadOnlyList<SceneAlert> Alerts { get; init; } = [];

    /// <value>How many alerts are open or without data in all.</value>
    public int AlertCount { get; init; }

    /// <value>Whether a critical alert is open that nobody has taken on.</value>
    [JsonIgnore]
    public bool HasCritical => Alerts.Any(alert => alert is { Severity: "critical", State: "firing" });

    public IReadOnlyList<SceneSource> Sources { get; init; } = [];

    /// <value>The counting rules in force that touch a KPI of the scene, as they are shown; empty where none does.</value>
    public string Rules { get; init; } = string.Empty;

    /// <value>False while the board still folds the journal; the tiles are then without data.</value>
    public bool Ready { get; init; } = true;
}
