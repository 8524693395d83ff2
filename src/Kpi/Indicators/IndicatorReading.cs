namespace Ioc.Kpi.Indicators;

/// <summary>The value that stands on a day.</summary>
/// <param name="Entry">The entry that says it; its value is never null.</param>
/// <param name="Kind">What KPI it is.</param>
/// <param name="AgeDays">Whole local days from the day it speaks of; shown beside every entered value.</param>
public sealed record IndicatorReading(IndicatorEntry Entry, IndicatorKind Kind, int AgeDays)
{
    public double Value => Entry.What.Value!.Value;
}
