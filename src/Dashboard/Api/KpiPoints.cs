using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Api;

/// <summary>One KPI over time.</summary>
/// <param name="Points">Oldest first. Days without data are null; minutes and hours without a sample are absent.</param>
public sealed record KpiPoints(string Id, IReadOnlyList<TilePoint> Points);
