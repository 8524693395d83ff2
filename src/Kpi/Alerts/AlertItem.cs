namespace Ioc.Kpi.Alerts;

/// <summary>One alert within a message, as it stood when the message was made.</summary>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Transition">The number of the transition that is told; for a repeat or an escalation, of the firing.</param>
/// <param name="Change">What happened.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Wording">The rule's words.</param>
/// <param name="Value">The value, null where there is none.</param>
/// <param name="Threshold">What it was held against.</param>
/// <param name="Kpi">The KPI; empty where no KPI is watched.</param>
/// <param name="Since">Since when the alert is open; for a closed one, when it opened.</param>
/// <param name="At">When the change happened.</param>
/// <param name="Unit">Of value and threshold.</param>
public sealed record AlertItem(
    AlertFingerprint Fingerprint, long Episode, long Transition, AlertChange Change, AlertSeverity Severity, AlertWording Wording,
    double? Value, double? Threshold, string Kpi, DateTimeOffset Since, DateTimeOffset At, AlertUnit Unit = AlertUnit.None);
