namespace Ioc.Kpi.Series;

/// <summary>One value of one series at one instant (whole seconds; minute points at the start of the minute).</summary>
public readonly record struct SeriesPoint(SeriesKey Series, DateTimeOffset At, double Value, long? Numerator = null, long? Denominator = null);
