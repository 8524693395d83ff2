using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>A KPI's value for one scope and period, with the numbers it was made from.</summary>
/// <param name="Value">In the KPI's unit; null when there is no data.</param>
/// <param name="Denominator">Null for KPIs without one.</param>
/// <param name="Approximate">The value is within one per cent, not exact (see semantics.md, processing-time); shown with "≈".</param>
/// <param name="Applicable">
/// False where no dossier of the scope can ever supply the field, and no counting rule stands in for it. What has counted something applies;
/// only a stock is seen against dossiers that need not have the field.
/// </param>
/// <param name="Parts">Named parts that the numerator consists of, where the definition lists them.</param>
/// <param name="Measures">Other measures of the same KPI by name, where the definition has them.</param>
public sealed record KpiReading(
    KpiDefinition Kpi,
    double? Value,
    long? Numerator,
    long? Denominator,
    bool Approximate,
    bool Applicable,
    IReadOnlyDictionary<string, long>? Parts = null,
    IReadOnlyDictionary<string, KpiRatio>? Measures = null);
