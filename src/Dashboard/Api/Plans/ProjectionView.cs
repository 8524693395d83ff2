namespace Ioc.Dashboard.Api.Plans;

/// <summary>What the value will be on the deadline if things go on as they do (docs/plans.md).</summary>
/// <param name="Low">The lower end of the 95 % interval; null where too few days are known.</param>
public sealed record ProjectionView(double Value, double? Low, double? High, double? SinceStart);
