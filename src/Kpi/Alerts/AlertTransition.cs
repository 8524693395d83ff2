namespace Ioc.Kpi.Alerts;

/// <summary>One change of one alert, as it is stored: rows are added and never changed.</summary>
/// <param name="Number">The place in the order of all transitions, given by the store; 0 before it is stored.</param>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Change">What happened.</param>
/// <param name="From">The phase before.</param>
/// <param name="To">The phase after; equal where only data or calm changed.</param>
/// <param name="At">When, as the evaluation's clock said.</param>
/// <param name="Value">The value that caused it, null where none did.</param>
/// <param name="Reason">Why, where it was not the value: `rule-removed`, `scope-gone`; of a mute its kind and what did it (`silence:12`); else empty.</param>
public sealed record AlertTransition(
    long Number, AlertFingerprint Fingerprint, long Episode, AlertChange Change, AlertPhase From, AlertPhase To, DateTimeOffset At, double? Value, string Reason = "");
