namespace Ioc.Kpi.Plans.Progress;

/// <summary>A value as it was entered for a local day, in the target's unit.</summary>
public readonly record struct DayValue(DateOnly Day, double Value);
