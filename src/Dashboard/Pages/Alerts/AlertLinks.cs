namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>The addresses of the pages of alerts.</summary>
internal static class AlertLinks
{
    public const string Open = "/alerts";
    public const string Inbox = "/alerts/inbox";
    public const string Rules = "/alerts/rules";
    public const string Silences = "/alerts/silences";
    public const string Messages = "/alerts/messages";
    public const string History = "/alerts/history";
    public const string Mutes = "/alerts/history?state=muted";
    public const string HistoryFile = "/alerts/history.csv";

    /// <summary>One rule.</summary>
    public static string Rule(string uid) => $"{Rules}/{Uri.EscapeDataString(uid)}";

    /// <summary>One alert. A fingerprint may hold a slash, which stays one.</summary>
    public static string Of(string fingerprint) => "/alerts/about/" + string.Join('/', fingerprint.Split('/').Select(Uri.EscapeDataString));
}
