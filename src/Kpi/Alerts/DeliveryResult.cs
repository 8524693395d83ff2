namespace Ioc.Kpi.Alerts;

/// <summary>What came of one attempt to deliver a message.</summary>
/// <param name="Outcome">Whether the other side took it.</param>
/// <param name="Detail">The receipt (such as the mail server's answer) or the reason, in English, one line, without secrets.</param>
/// <param name="RetryAfter">When the other side asked to be tried again; null when it did not say.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string Detail, TimeSpan? RetryAfter = null)
{
    public static DeliveryResult Delivered(string receipt) => new(DeliveryOutcome.Delivered, receipt);

    public static DeliveryResult Transient(string reason, TimeSpan? retryAfter = null) => new(DeliveryOutcome.Transient, reason, retryAfter);

    public static DeliveryResult Permanent(string reason) => new(DeliveryOutcome.Permanent, reason);
}
