namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/indicators`, in the order of the numbers.</summary>
/// <param name="AsOf">The local day.</param>
/// <param name="Agency">Of which agency; null for the province.</param>
public sealed record IndicatorsAnswer(DateOnly AsOf, string? Agency, IReadOnlyList<IndicatorItem> Items);
