using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>The wall's band and the tablets' inbox: what is in the store is delivered, since the screens read it there.</summary>
internal sealed class StoredChannel : IAlertChannel
{
    public Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(DeliveryResult.Delivered("the screens read it from the store"));
}
