using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>Another figure of the same KPI, such as the total beside the mean.</summary>
/// <param name="Value">In the unit; null when there is no data.</param>
/// <param name="Projected">Stretched to a whole year or estimated, not counted as it stands; shown as such.</param>
public sealed record KpiFigure(double? Value, KpiUnit Unit, double? Numerator = null, double? Denominator = null, bool Projected = false);
