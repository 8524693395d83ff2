namespace Ioc.Kpi.Alerts;

/// <summary>What really came of a trial message.</summary>
/// <param name="Channel">The channel that was tried.</param>
/// <param name="Result">What it said.</param>
/// <param name="Took">How long that took.</param>
public sealed record AlertTrialReport(string Channel, DeliveryResult Result, TimeSpan Took);
