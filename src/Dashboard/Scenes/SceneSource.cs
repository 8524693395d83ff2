using Ioc.Dashboard.Api;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>A source as the strip of a wall and a tablet's page show it.</summary>
/// <param name="Kind">`push` or `reference`.</param>
/// <param name="State">`ok`, `late`, `failing` or `disabled`.</param>
/// <param name="CatchingUp">Whether there is more to read, so that its figures end before the present.</param>
/// <param name="AgeSeconds">Since the last success, at the `at` of the frame; null when there was none yet.</param>
/// <param name="LateAfterSeconds">The age at which the source becomes late; null when nobody waits for it and it never does.</param>
/// <param name="LastDurationSeconds">How long the last attempt took; null before the first.</param>
/// <param name="LastError">Why the last attempt failed; null when it did not.</param>
public sealed record SceneSource(
    string Id, string Kind, string State, bool CatchingUp, DateTimeOffset? LastSuccessAt, double? AgeSeconds, double? LateAfterSeconds,
    double? LastDurationSeconds, int FailuresInARow, string? LastError)
{
    internal static SceneSource Of(SourceStatus source, LocalTime zone) =>
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
            source.LastError);
}
