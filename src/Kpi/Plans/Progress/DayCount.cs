namespace Ioc.Kpi.Plans.Progress;

/// <summary>How many there were on a local day.</summary>
public readonly record struct DayCount(DateOnly Day, long Count);
