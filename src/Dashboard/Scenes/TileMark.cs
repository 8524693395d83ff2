namespace Ioc.Dashboard.Scenes;

/// <summary>A line at a target or threshold.</summary>
public sealed record TileMark(double Value, string Name);
