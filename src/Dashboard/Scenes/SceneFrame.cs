using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

/// <summary>What changed in a scene since the frame before; also the heartbeat (at least one every five seconds).</summary>
public sealed record SceneFrame
{
    public required string Scene { get; init; }

    public required string Epoch { get; init; }

    /// <value>One more than that of the frame before of this scene.</value>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <value>Changed tiles only, each whole. For the others <see cref="AgeSeconds"/> holds.</value>
    public required IReadOnlyList<Tile> Tiles { get; init; }

    /// <value>Alerts that changed or came, and as `resolved` those that are no longer on the scene.</value>
    public IReadOnlyList<SceneAlert> Alerts { get; init; } = [];

    /// <value>How many alerts are open or without data in all.</value>
    public int AlertCount { get; init; }

    /// <value>Age of the oldest awaited source at <see cref="At"/>, for every tile of the scene.</value>
    public double? AgeSeconds { get; init; }

    /// <value>Every source again when one of them changed; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SceneSource>? Sources { get; init; }

    /// <value>The counting rules of the scene when they changed; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rules { get; init; }

    public bool Ready { get; init; } = true;
}
