using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Api;

/// <summary>Another measure of a KPI, such as `components` beside dossiers.</summary>
/// <param name="Value">A percentage, unrounded; null = no data.</param>
public sealed record MeasureView(double? Value, long Numerator, long Denominator)
{
    internal static MeasureView Of(KpiRatio ratio) => new(ratio.Value, ratio.Numerator, ratio.Denominator);
}
