using Ioc.Kpi.Indicators;

namespace Ioc.Dashboard.Pages.Indicators;

/// <summary>One indicator in the list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reading">What stands today; null when nothing was entered.</param>
public sealed record IndicatorRow(IndicatorKind Kind, IndicatorReading? Reading);
