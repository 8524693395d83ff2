using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>One way out of the house. Any thread may call; several messages may be sent at the same time.</summary>
internal interface IAlertChannel
{
    /// <summary>
    /// Sends one message, once, within the time limit of the channel. The same message is sent with the same key and the same content
    /// however often it is tried. Whether another attempt makes sense is part of the result; a refusal, a broken connection or a missing
    /// secret is a result and no exception.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken);
}
