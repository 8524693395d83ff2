using Ioc.Kpi.Series;

namespace Ioc.Storage.Series.Spool;

/// <summary>A point that waits. Positions grow and are never given twice.</summary>
public readonly record struct SpooledPoint(long Position, SeriesPoint Point);
