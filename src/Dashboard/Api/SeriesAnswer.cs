using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/kpis/{id}/series`.</summary>
/// <param name="Step">`minute`, `hour` or `day`; a point stands at the start of its step.</param>
/// <param name="Points">Oldest first. Days without data are null; minutes and hours without a sample are absent.</param>
public sealed record SeriesAnswer(string Id, string Step, string? Agency, string? Channel, IReadOnlyList<TilePoint> Points);
