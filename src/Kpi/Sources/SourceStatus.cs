using System.Text.Json.Serialization;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Sources;

/// <summary>A source at one instant: how it is, since when, and what it delivered since the counters began.</summary>
/// <param name="ExpectEvery">How often it should be heard from; null when nobody waits for it.</param>
/// <param name="Age">Time since the last success; null when there was none yet.</param>
/// <param name="LastDuration">How long the last attempt took.</param>
/// <param name="LastError">Why the last attempt failed, in a sentence without personal data; null when it did not.</param>
public sealed record SourceStatus(
    string Id,
    SourceKind Kind,
    SourceState State,
    Moment LastSuccessAt,
    TimeSpan? Age,
    TimeSpan? ExpectEvery,
    TimeSpan? LastDuration,
    int FailuresInARow,
    string? LastError,
    long Accepted,
    long Unchanged,
    IReadOnlyDictionary<string, long> Suspect,
    IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>Whether the last that was heard has more behind it: what is counted of the source ends before the present.</summary>
    [JsonIgnore]
    public bool CatchingUp { get; init; }

    /// <summary>Whether the figures rest on hearing from it: switched on, and expected to deliver by itself.</summary>
    [JsonIgnore]
    public bool IsAwaited => State != SourceState.Disabled && ExpectEvery is not null;
}
