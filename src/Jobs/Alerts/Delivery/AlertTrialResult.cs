using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>What came of a trial.</summary>
/// <param name="Result">What the channel said.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Took">How long it took.</param>
public sealed record AlertTrialResult(DeliveryResult Result, DateTimeOffset At, TimeSpan Took);
