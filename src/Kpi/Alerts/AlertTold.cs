namespace Ioc.Kpi.Alerts;

/// <summary>What one receiver was last told of one alert. A resolve goes to exactly those who were told of the firing.</summary>
/// <param name="Receiver">A name of the routing file.</param>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Transition">The last transition that was told.</param>
/// <param name="Open">True when the receiver believes the alert to be open.</param>
/// <param name="Level">How far it has escalated, 0 at first.</param>
/// <param name="At">When the last message about it was put into the outbox.</param>
/// <param name="FirstAt">When it was first told of this firing; escalation runs from here. Where it is not known (the default), from <paramref name="At"/>.</param>
public sealed record AlertTold(
    string Receiver, AlertFingerprint Fingerprint, long Episode, long Transition, bool Open, int Level, DateTimeOffset At, DateTimeOffset FirstAt = default);
