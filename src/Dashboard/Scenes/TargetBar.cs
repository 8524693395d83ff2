namespace Ioc.Dashboard.Scenes;

/// <summary>A value against its target; every number is a share of the length of the bar.</summary>
/// <param name="Ahead">The projection; null without one.</param>
/// <param name="Low">The lower end of its interval; null without one.</param>
public sealed record TargetBar(double Value, double Goal, double? Ahead, double? Low, double? High);
