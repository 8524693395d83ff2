namespace Ioc.Kpi.Alerts;

/// <summary>What a person did with an alert; rows are added and never changed.</summary>
/// <param name="Number">The place in the order of all acts, given by the store; 0 before it is stored.</param>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Transition">The last firing or worsening that the person saw; of two people who acknowledge the same one, the first wins.</param>
/// <param name="Kind">What was done.</param>
/// <param name="By">The account.</param>
/// <param name="At">When.</param>
/// <param name="Text">The comment, or whom it was given to; empty where nothing was written.</param>
public sealed record AlertAct(
    long Number, AlertFingerprint Fingerprint, long Episode, long Transition, AlertActKind Kind, string By, DateTimeOffset At, string Text);
