namespace Ioc.Storage.Series.Spool;

/// <summary>How much waits.</summary>
/// <param name="Points">Points that wait.</param>
/// <param name="Bytes">What they take in the file; the file itself does not shrink, its room is used again.</param>
/// <param name="OldestAt">When the first of them was spooled, to the second; null when none waits.</param>
/// <param name="Quarantined">Points in the quarantine table.</param>
public readonly record struct SpoolExtent(long Points, long Bytes, DateTimeOffset? OldestAt, long Quarantined);
