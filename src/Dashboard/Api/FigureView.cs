using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Api;

/// <summary>Another figure of a KPI, in a unit of its own.</summary>
/// <param name="Value">Unrounded; null = no data.</param>
/// <param name="Projected">Stretched to a whole year or estimated.</param>
public sealed record FigureView(double? Value, string Unit, double? Numerator, double? Denominator, bool Projected)
{
    internal static FigureView Of(KpiFigure figure) =>
        new(figure.Value, ApiWords.Of(figure.Unit), figure.Numerator, figure.Denominator, figure.Projected);
}
