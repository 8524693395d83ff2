namespace Ioc.Kpi.Sources;

/// <summary>What one delivery of a source amounted to.</summary>
/// <param name="Suspect">Accepted records by data-quality code; a record with two flags counts under both.</param>
/// <param name="Rejected">Records not taken, by code.</param>
public sealed record SourceTally(
    int Accepted, int Unchanged, IReadOnlyDictionary<string, int> Suspect, IReadOnlyDictionary<string, int> Rejected)
{
    public static readonly SourceTally Nothing = new(0, 0, new Dictionary<string, int>(), new Dictionary<string, int>());
}
