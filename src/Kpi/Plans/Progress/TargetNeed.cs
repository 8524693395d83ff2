namespace Ioc.Kpi.Plans.Progress;

/// <summary>What every working day from now on (today included) must bring, so that the target is just met; for `&lt;=`, what it may bring.</summary>
/// <param name="Amount">0 when the target is met if nothing more is done; null when it is out of reach.</param>
/// <param name="Impossible">No working day is left, or more than all that comes would be needed.</param>
public sealed record TargetNeed(TargetNeedKind Kind, double? Amount, bool Impossible);
