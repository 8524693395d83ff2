using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Why nobody is told of an open alert now. It is shown all the same, as muted.</summary>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Kind">What mutes it: the first of the stages that does.</param>
/// <param name="Detail">The fingerprint of the inhibiting alert, the id of the silence, the name of the maintenance window, or the hours (`working-hours`).</param>
public sealed record AlertMute(AlertFingerprint Fingerprint, long Episode, AlertMuteKind Kind, string Detail)
{
    private const char Between = ':';

    /// <summary>As transitions keep it: `silence:12`.</summary>
    public string Reason => $"{AlertWords.Of(Kind)}{Between}{Detail}";

    /// <summary>Reads <see cref="Reason"/>: the word of the kind and the detail; null for anything else.</summary>
    public static (string Kind, string Detail)? ReadReason(string reason) =>
        reason.IndexOf(Between, StringComparison.Ordinal) is > 0 and var at ? (reason[..at], reason[(at + 1)..]) : null;
}
