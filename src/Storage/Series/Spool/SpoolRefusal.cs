namespace Ioc.Storage.Series.Spool;

/// <summary>A point that the store can never take, and why.</summary>
public readonly record struct SpoolRefusal(SpooledPoint Spooled, string Reason);
