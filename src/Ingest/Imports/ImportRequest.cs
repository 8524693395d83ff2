namespace Ioc.Ingest.Imports;

/// <summary>What to import as what.</summary>
/// <param name="Source">The id of a configured source; the origin of every update.</param>
public sealed record ImportRequest(string Source)
{
    public ImportMapping Mapping { get; init; } = ImportMapping.None;

    /// <summary>Called after each batch that is durable.</summary>
    public Action<ImportProgress>? Progress { get; init; }

    /// <summary>How long to wait for an inbox that is not available (the board still loads, the disk is full) before giving up.</summary>
    public TimeSpan Patience { get; init; }
}
