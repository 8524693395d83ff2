namespace Ioc.Kpi.Alerts.Rehearsals;

/// <summary>What must be true of an alert at one time of a rehearsal. What is null is not looked at.</summary>
/// <param name="At">The time since the start.</param>
/// <param name="Line">Where it stands in its file.</param>
public sealed record AlertExpectation(TimeSpan At, AlertPhase Phase, bool? NoData, bool? Flapping, string? Summary, string? Description, long Line);
