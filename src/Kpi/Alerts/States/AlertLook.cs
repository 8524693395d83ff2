using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.States;

/// <summary>Whether a rule is to be evaluated at an instant; the same for all its scopes.</summary>
/// <param name="IsOpen">Its calendar is open.</param>
/// <param name="LastAt">For a rule with hours of its own: the last of them up to the instant.</param>
public readonly record struct AlertLook(bool IsOpen, DateTimeOffset? LastAt)
{
    public static AlertLook Of(AlertRule rule, DateTimeOffset now, AlertTimes times) =>
        rule.At.Count > 0 ? new AlertLook(true, times.LastAt(rule, now)) : new AlertLook(times.IsOpen(rule.Hours, now), null);
}
