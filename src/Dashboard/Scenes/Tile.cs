using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

/// <summary>One tile of a scene as the hub sends it and a page renders it (contracts.md, "Hub").</summary>
/// <remarks>Equality is by content, so that a frame can hold the changed tiles only.</remarks>
public sealed record Tile
{
    /// <value>The KPI id; for tiles that show more than one KPI, a name of the scene.</value>
    public required string Id { get; init; }

    /// <value>The Vietnamese name.</value>
    public required string Name { get; init; }

    /// <value>Unrounded, in <see cref="Unit"/>; null = no data.</value>
    public double? Value { get; init; }

    /// <value>`dossiers`, `percent`, `hours`, …</value>
    public required string Unit { get; init; }

    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    public double? Target { get; init; }

    /// <value>`ok`, `warning`, `breach`, `no-data` or `not-applicable`.</value>
    public required string Status { get; init; }

    /// <value>Age of the oldest enabled source at the snapshot's or frame's `at`; null when one has never delivered.</value>
    public double? AgeSeconds { get; init; }

    /// <value>Difference to the same time yesterday in <see cref="Unit"/> (percentage points for rates); null = cannot be computed.</value>
    public double? Change { get; init; }

    /// <value>The last 24 hours at hourly points, oldest first, the last one now; null = no data there.</value>
    public EqualList<double?> Spark { get; init; } = EqualList<double?>.Empty;

    /// <value>Lines of targets and thresholds.</value>
    public EqualList<TileMark> Marks { get; init; } = EqualList<TileMark>.Empty;

    /// <value>What the value covers: `today`, `month` or `now`.</value>
    public required string Period { get; init; }

    /// <value>Ids of the enabled sources that feed the value.</value>
    public EqualList<string> Sources { get; init; } = EqualList<string>.Empty;

    /// <value>True when some enabled source is not in state `ok`: the value may be older than it should be.</value>
    public bool Stale { get; init; }

    /// <value>True when the value is within one per cent, not exact; shown with "≈".</value>
    public bool Approximate { get; init; }

    /// <value>Ids of the failing checks of the data that touch the value (`GET /api/v1/trust`); absent when there is none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EqualList<string>? Doubts { get; init; }

    /// <value>Lines of a chart tile.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EqualList<TileSeries>? Series { get; init; }

    /// <value>Rows of a ranking tile, the highest value first.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EqualList<TileItem>? Items { get; init; }

    /// <value>How the target stands: `met`, `on-course`, `behind` or `missed`; absent without one.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Standing { get; init; }

    /// <value>The targets of a tile that shows plans.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TargetPanel? Plans { get; init; }

    /// <value>The services of a tile that shows their list; absent too where the catalogue has none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FieldPanel? Field { get; init; }

    /// <value>The communes of a tile that shows a map; absent too where the catalogue has none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MapPanel? Map { get; init; }

    /// <value>The scores of a tile that shows trust; its age is that of <see cref="TrustPanel.AsOf"/>, not of the sources.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrustPanel? Trust { get; init; }
}
