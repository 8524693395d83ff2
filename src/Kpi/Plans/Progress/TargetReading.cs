namespace Ioc.Kpi.Plans.Progress;

/// <summary>What is known of a target's KPI, day by day: a count that grows, a rate of what passes through, or values that people enter.</summary>
/// <param name="From">The first local day for which there is data.</param>
public abstract record TargetReading(DateOnly From);
