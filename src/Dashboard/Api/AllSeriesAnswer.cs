namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/kpis/series`.</summary>
/// <param name="Step">`minute`, `hour` or `day`; a point stands at the start of its step.</param>
/// <param name="Items">One for each KPI that has a point in the span, in the order of the catalogue.</param>
public sealed record AllSeriesAnswer(string Step, string? Agency, string? Channel, IReadOnlyList<KpiPoints> Items);
