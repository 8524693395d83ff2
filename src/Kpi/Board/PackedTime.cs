namespace Ioc.Kpi.Board;

/// <summary>A time in whole seconds, of a scope with small ids.</summary>
/// <param name="Place">In its narrow form (<see cref="ScopeMask.Narrow"/>).</param>
internal readonly record struct PackedTime(uint Seconds, uint Working, uint Place);
