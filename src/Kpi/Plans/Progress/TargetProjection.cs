namespace Ioc.Kpi.Plans.Progress;

/// <summary>What the value will be on the deadline if things go on as they do (formulas: docs/plans.md).</summary>
/// <param name="Value">In the target's unit.</param>
/// <param name="Low">The lower end of the 95 % interval; null where too few days are known to tell.</param>
/// <param name="High">The upper end of it.</param>
/// <param name="SinceStart">The same from the rate since the start instead of the last 20 working days; null where there is no such rate.</param>
public sealed record TargetProjection(double Value, double? Low, double? High, double? SinceStart)
{
    /// <summary>Half of the interval, for "±"; null without one.</summary>
    public double? Margin => High is { } high && Low is { } low ? (high - low) / 2 : null;
}
