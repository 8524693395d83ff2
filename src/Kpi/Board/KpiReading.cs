using Ioc.Kpi.Definitions;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Indicators;

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
    IReadOnlyDictionary<string, KpiRatio>? Measures = null)
{
    /// <summary>Other figures of the same KPI by name, where it has readings in other units.</summary>
    public IReadOnlyDictionary<string, KpiFigure>? Figures { get; init; }

    /// <summary>Stretched to a whole year, or estimated: shown as such wherever the value is.</summary>
    public bool Projected { get; init; }

    /// <summary>Who says so, for a value that people entered.</summary>
    public IndicatorReading? Entered { get; init; }

    /// <summary>The portal's own value of the same thing, where a source gives it; it goes before an estimate.</summary>
    public PortalIndex? Official { get; init; }

    /// <summary>What is missing for a whole value, by name; empty where nothing is.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
