namespace Ioc.Kpi.Series;

/// <summary>A value read back from a series.</summary>
public readonly record struct SeriesSample(DateTimeOffset At, double Value, long? Numerator, long? Denominator);
