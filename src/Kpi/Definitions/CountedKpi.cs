using Ioc.Kpi.Board;

namespace Ioc.Kpi.Definitions;

/// <summary>A KPI whose numerator and denominator are counts of dossiers.</summary>
public abstract class CountedKpi : KpiDefinition
{
    /// <summary>The counts that add up to the numerator.</summary>
    public abstract IReadOnlyList<Measure> Numerator { get; }

    /// <summary>The count it is seen against; null for a plain count.</summary>
    public virtual Measure? Denominator => null;

    /// <summary>Whether the value is numerator ÷ denominator × 100; otherwise the value is the numerator.</summary>
    public bool IsRatio => Unit == KpiUnit.Percent;

    /// <summary>
    /// Counts the dossiers that have the field this KPI needs; where there are none at all, the KPI does not apply, unless a counting rule
    /// lets dossiers without the field count.
    /// </summary>
    public virtual FlowMeasure? Supply => null;

    /// <summary>Parts of the numerator that are told on their own; they need not make up all of it.</summary>
    public virtual IReadOnlyList<KpiPart> Parts => [];

    /// <summary>Other measures of the same KPI.</summary>
    public virtual IReadOnlyList<AlternativeMeasure> Alternatives => [];

    /// <summary>Parts of the KPI that no dossier can give, by name; null where it has none, or none for the scope.</summary>
    public virtual IReadOnlyDictionary<string, KpiFigure>? FiguresOf(Surroundings around, in Scope scope) => null;
}
