using System.Globalization;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Wall;

/// <summary>How the band of alerts on the wall is filled; the twin of `alerts.js`.</summary>
internal static class AlertStrip
{
    /// <summary>Alerts that the band names.</summary>
    public const int Slots = 2;

    /// <summary>Letters of a name: one alone has the whole band.</summary>
    public static int Room(int alerts) => alerts > 1 ? 38 : 86;

    /// <summary>What the ground of the band says: `critical` while a critical alert is not taken on, else `open` or `none`.</summary>
    public static string Grade(IReadOnlyList<SceneAlert> alerts) =>
        alerts.Count == 0 ? "none" : alerts.Any(alert => alert is { Severity: "critical", State: "firing" }) ? "critical" : "open";

    public static string Shape(SceneAlert? alert) => alert switch
    {
        null or { State: "no-data" } or { State: "muted" } => "disabled",
        { Severity: "critical" } => "failing",
        { Severity: "warning" } => "late",
        _ => "ok",
    };

    /// <summary>What is to be known besides (taken on, muted, without data, flapping), and since when; beside another alert there is room for one of the two.</summary>
    /// <param name="now">The instant of the page; of another day than the alert's, the day is said.</param>
    public static string Mark(SceneAlert? alert, DateTimeOffset now, bool alone, Texts texts)
    {
        if (alert is null)
        {
            return "";
        }

        var since = texts["client.alerts.since"].Replace("{time}", alert.Since.ToString(alert.Since.Date == now.Date ? "HH:mm" : "HH:mm dd/MM", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var word = alert.State == "firing" ? alert.Flapping ? texts["client.alerts.flapping"] : "" : texts["client.alerts.state." + alert.State];
        return word.Length == 0 ? since : alone ? $"{word} · {since}" : word;
    }
}
