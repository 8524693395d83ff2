using System.Globalization;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What pages say about alerts.</summary>
internal static class AlertWords
{
    /// <summary>Shape of a state's mark: as on the wall.</summary>
    public static string Shape(AlertView alert) => alert.State is "firing" or "acknowledged"
        ? alert.Severity switch { "critical" => "failing", "warning" => "late", _ => "ok" }
        : "disabled";

    public static string State(AlertView alert, Texts texts) => texts.Find("alerts.state." + alert.State) ?? texts["alerts.phase." + alert.State];

    /// <summary>Since when it stands so, and how long that is.</summary>
    public static string Since(AlertView alert, DateTimeOffset now, Texts texts) => texts[alert.State == "no-data" ? "alerts.no-data-since" : "alerts.since"]
        .Replace("{time}", Time(alert.Since), StringComparison.Ordinal)
        .Replace("{age}", AgeWords.Of((now - alert.Since).TotalSeconds, texts), StringComparison.Ordinal);

    public static string Time(DateTimeOffset at) => at.ToString("HH:mm dd/MM", CultureInfo.InvariantCulture);

    /// <summary>The word of the unit of a rule's numbers, as the API says it; empty for plain numbers, and without a rule.</summary>
    public static string Unit(AlertRule? rule) => AlertUnits.Of(rule) is var unit and not AlertUnit.None ? ApiWords.Of(unit) : "";

    /// <summary>A number with its unit (<see cref="Unit"/>), held together by a space that does not break.</summary>
    public static string Number(double? value, string unit, Texts texts) =>
        value is not { } known ? texts["board.no-value"] : unit.Length == 0 ? TargetWords.Number(known) : $"{TargetWords.Number(known)}\u00a0{texts["unit." + unit]}";

    /// <summary>Who was told by which channel, each once; or that nobody was.</summary>
    public static string Told(AlertView alert, Texts texts) => alert.Told.Count == 0
        ? texts["alerts.told-nobody"]
        : texts["alerts.told"].Replace(
            "{list}",
            string.Join("; ", alert.Told.DistinctBy(told => (told.Receiver, told.Channel)).Select(told =>
                $"{(told.Receiver == told.Channel ? "" : told.Receiver + " – ")}{Channel(told.Channel, texts)} ({texts["alerts.message-state." + told.State].ToLower(CultureInfo.GetCultureInfo("vi-VN"))}, {Time(told.At)})")),
            StringComparison.Ordinal);

    /// <summary>Channels that deliver by being stored: there is nothing to try, and a receipt says nothing.</summary>
    public static bool IsScreen(string channel) => channel is "wall" or "inbox";

    /// <summary>The channels that every deployment has are called by their names, others as the configuration does.</summary>
    public static string Channel(string channel, Texts texts) => texts.Find("alerts.channel-name." + channel) ?? channel;

    public static string Mute(AlertMuteView mute, Texts texts) => texts["alerts.mute." + mute.Kind]
        .Replace("{detail}", texts.Find($"alerts.hours.{mute.Detail}") ?? mute.Detail, StringComparison.Ordinal);

    public static string TakenBy(AlertActView act, Texts texts) => texts["alerts.taken-by"]
        .Replace("{who}", act.By, StringComparison.Ordinal).Replace("{time}", Time(act.At), StringComparison.Ordinal);

    public static string GivenTo(AlertActView act, Texts texts) => texts["alerts.given-to"]
        .Replace("{who}", act.By, StringComparison.Ordinal).Replace("{time}", Time(act.At), StringComparison.Ordinal).Replace("{whom}", act.Text, StringComparison.Ordinal);

    public static string Change(AlertTransition transition, Texts texts)
    {
        var change = texts["alerts.change." + ApiWords.Of(transition.Change)];
        return AlertMute.ReadReason(transition.Reason) is { } mute && texts.Find("alerts.mute." + mute.Kind) is not null
            ? Mute(new AlertMuteView(mute.Kind, mute.Detail), texts)
            : transition.Reason.Length == 0 ? change : $"{change} ({texts.Find("alerts.reason." + transition.Reason) ?? transition.Reason})";
    }

    public static string Act(AlertActView act, Texts texts) => texts["alerts.act." + act.Kind].Replace("{text}", act.Text, StringComparison.Ordinal);

    /// <summary>What a message is about: its first alert, and how many more there are.</summary>
    public static string About(AlertMessage message, Texts texts)
    {
        var count = message.Items.Count + message.Omitted;
        return message.Items.Count == 0 ? texts["alerts.message-kind." + ApiWords.Of(message.Kind)]
            : count == 1 ? message.Items[0].Wording.Summary
            : texts["alerts.message-items"]
                .Replace("{first}", message.Items[0].Wording.Summary, StringComparison.Ordinal)
                .Replace("{count}", NumberWords.Of((long)count - 1), StringComparison.Ordinal);
    }

    public static string StateOf(OutboxEntry entry, DateTimeOffset due, Texts texts)
    {
        var state = texts["alerts.message-state." + ApiWords.Of(entry.State)];
        var attempts = entry.Attempts > 1 ? ", " + texts["alerts.attempts"].Replace("{count}", NumberWords.Of((long)entry.Attempts), StringComparison.Ordinal) : "";
        var next = entry.State == OutboxState.Waiting && entry.Attempts > 0 ? ", " + texts["alerts.due"].Replace("{time}", Time(due), StringComparison.Ordinal) : "";
        return state + attempts + next;
    }
}
