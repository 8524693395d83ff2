using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Tests.Alerts.Text;

/// <summary>One message of every kind, with the longest and the emptiest that a rule may say.</summary>
internal static class MessageCases
{
    /// <summary>What somebody may write into a catalogue or a rule; before the cases, which are made of it.</summary>
    public static AlertWording Hostile { get; } = new(
        "<img src=x onerror=alert(1)>\r\nBcc: all@example.org\r\n\r\n<script>",
        "\"'`&<b>x</b> ${jndi:ldap://x} =cmd|' /C calc'!A0 \u202Egnp.exe \u0000\u001b[31m [link](javascript:alert(1))",
        "</strong><a href=\"javascript:alert(1)\">\n.\r\nQUIT\r\n{{ .Value }} {0} %s");

    private static readonly AlertChange[] NeverTold = [AlertChange.BecamePending, AlertChange.BecameInactive, AlertChange.Muted, AlertChange.Unmuted];

    public static IReadOnlyList<(string Name, AlertMessage Message)> All { get; } =
    [
        .. Enum.GetValues<AlertChange>().Except(NeverTold)
            .Select(change => ($"one alert: {change}", Some.Message(items: Some.Item(change)))),
        ("repeat", Some.Message() with { Kind = AlertMessageKind.Repeat }),
        ("escalation", Some.Message() with { Kind = AlertMessageKind.Escalation, Receiver = "Lãnh đạo" }),
        ("fallback", Some.Message() with { Kind = AlertMessageKind.Fallback }),
        ("trial", new AlertMessage("test/1", AlertMessageKind.Test, "an", "mail", "", [], 0, Some.Now)),
        ("many, some omitted", Some.Message(items: [Some.Item(), Some.Item(AlertChange.Worsened, AlertSeverity.Warning, "H49.13"), Some.Item(AlertChange.Resolved, agency: "H49.14")])
            with { Omitted = 312 }),
        ("no words and no value", Some.Message(items: Some.Item(wording: AlertWording.None) with { Value = null, Threshold = null, Kpi = "", Unit = AlertUnit.None })),
        ("a count below zero and above a thousand", Some.Message(items: Some.Item(severity: AlertSeverity.Info) with { Value = -1234567.5, Threshold = 1000, Kpi = "overdue-open", Unit = AlertUnit.Dossiers })),
        ("a threshold alone, and no unit", Some.Message(items: Some.Item(AlertChange.LostData) with { Value = null, Threshold = 1.25, Kpi = "unknown", Unit = AlertUnit.None })),
        ("hostile", Some.Message("<key>\r\nBcc: x", items: Some.Item(wording: Hostile)) with { Receiver = "</p><script>alert(1)</script>\r\nBcc: all@x" }),
    ];
}
