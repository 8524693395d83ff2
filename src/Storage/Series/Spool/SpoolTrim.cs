namespace Ioc.Storage.Series.Spool;

/// <summary>What a spool gave up so as not to grow beyond its limit.</summary>
/// <param name="RolledUp">Minute points that were left out because a later one of their series and hour waits.</param>
/// <param name="Dropped">Points that nothing stands for.</param>
public readonly record struct SpoolTrim(long RolledUp, long Dropped);
