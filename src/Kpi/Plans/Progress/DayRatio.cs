namespace Ioc.Kpi.Plans.Progress;

/// <summary>The numbers of a rate on a local day.</summary>
public readonly record struct DayRatio(DateOnly Day, long Numerator, long Denominator);
