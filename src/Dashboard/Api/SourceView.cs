using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api;

/// <summary>A source in `GET /api/v1/sources`. Counts are since the counters began.</summary>
/// <param name="Kind">`push` or `reference`.</param>
/// <param name="State">`ok`, `late`, `failing` or `disabled`.</param>
/// <param name="AgeSeconds">Since the last success; null when there was none yet.</param>
/// <param name="LateAfterSeconds">The age at which the source becomes late; null when nobody waits for it and it never does.</param>
/// <param name="CatchingUp">Whether there was more to read behind the last page, so that its figures end before the present.</param>
/// <param name="Suspect">Accepted records by data-quality code.</param>
/// <param name="Rejected">Records not taken, by code.</param>
/// <param name="LastError">One sentence without personal data; null when the last attempt did not fail.</param>
public sealed record SourceView(
    string Id,
    string Kind,
    string State,
    bool CatchingUp,
    DateTimeOffset? LastSuccessAt,
    double? AgeSeconds,
    double? LateAfterSeconds,
    double? LastDurationSeconds,
    int FailuresInARow,
    long Accepted,
    long Unchanged,
    IReadOnlyDictionary<string, long> Suspect,
    IReadOnlyDictionary<string, long> Rejected,
    string? LastError)
{
    internal static SourceView Of(SourceStatus source, LocalTime zone) =>
        new(
            source.Id,
            ApiWords.Of(source.Kind),
            ApiWords.Of(source.State),
            source.CatchingUp,
            source.LastSuccessAt.Exists ? zone.ToLocal(source.LastSuccessAt) : null,
            source.Age?.TotalSeconds,
            source.ExpectEvery?.TotalSeconds * 3,
            source.LastDuration?.TotalSeconds,
            source.FailuresInARow,
            source.Accepted,
            source.Unchanged,
            source.Suspect,
            source.Rejected,
            source.LastError);
}
