using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

/// <summary>A point of a chart; in JSON the pair `["2026-11-22T08:00:00+07:00", 12]`.</summary>
[JsonConverter(typeof(TilePointConverter))]
public readonly record struct TilePoint(DateTimeOffset At, double? Value);
