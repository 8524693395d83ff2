namespace Ioc.Kpi.Board;

/// <summary>The medians of the processing times of a scope and period.</summary>
/// <param name="Count">How many dossiers finished.</param>
/// <param name="Elapsed">By the clock, in microseconds; null of none.</param>
/// <param name="Working">Working time less waits, in microseconds; null of none.</param>
/// <param name="Approximate">Whether they are the middles of buckets less than half a per cent wide.</param>
internal readonly record struct TimeMedians(int Count, double? Elapsed, double? Working, bool Approximate);
