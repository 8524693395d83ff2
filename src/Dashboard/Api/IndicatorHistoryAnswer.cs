namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/indicators/{id}`.</summary>
/// <param name="AsOf">The local day.</param>
/// <param name="Agency">Of which agency; null for the province.</param>
/// <param name="Indicator">What stands today.</param>
/// <param name="History">Everything that was ever entered, the last entry first.</param>
public sealed record IndicatorHistoryAnswer(DateOnly AsOf, string? Agency, IndicatorItem Indicator, IReadOnlyList<IndicatorEntryView> History);
