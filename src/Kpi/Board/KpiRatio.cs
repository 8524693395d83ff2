namespace Ioc.Kpi.Board;

/// <summary>A percentage with the numbers it was made from; null when the denominator is 0.</summary>
public readonly record struct KpiRatio(long Numerator, long Denominator)
{
    public double? Value => Denominator > 0 ? 100.0 * Numerator / Denominator : null;
}
