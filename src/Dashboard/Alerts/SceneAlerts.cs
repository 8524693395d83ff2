using Ioc.Dashboard.Scenes;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Alerts;

/// <summary>Alerts as a wall gets them.</summary>
internal static class SceneAlerts
{
    /// <summary>As many as a wall could ever name; the others are counted.</summary>
    public const int Most = 8;

    /// <summary>A critical alert is new for so long, unless somebody takes it on; a wall stops turning meanwhile.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromMinutes(5);

    public static SceneAlert[] Of(IEnumerable<OpenAlert> open, DateTimeOffset now, LocalTime zone) => [.. open.Take(Most).Select(alert => Of(alert, now, zone))];

    /// <summary>`firing`, `acknowledged`, `muted` or `no-data`.</summary>
    public static string StateOf(OpenAlert alert) =>
        alert.State.Phase != AlertPhase.Firing ? "no-data" : alert.State.Mute is not null ? "muted" : alert.Acknowledged is not null ? "acknowledged" : "firing";

    private static SceneAlert Of(OpenAlert alert, DateTimeOffset now, LocalTime zone)
    {
        var state = StateOf(alert);
        var since = (alert.State.Phase == AlertPhase.Firing ? alert.State.FiringSince : alert.State.NoDataSince) ?? alert.State.PhaseSince;
        return new SceneAlert(
            alert.State.Fingerprint.ToString(),
            alert.State.Wording.Summary,
            state,
            Api.ApiWords.Of(alert.State.Severity),
            zone.ToLocal(Moment.From(since)),
            state == "firing" && alert.State.Severity == AlertSeverity.Critical && now - since < NewFor,
            alert.State.FlappingSince is not null);
    }
}
