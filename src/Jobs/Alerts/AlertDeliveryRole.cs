using Ioc.Jobs.Alerts.Channels;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts;

/// <summary>The delivery of alerts: channels, the worker of the outbox, the trial of a channel, and the sign of life.</summary>
public static class AlertDeliveryRole
{
    /// <summary>Adds it. Needs in the container: TimeProvider, LocalTime, AlertFile.</summary>
    /// <param name="services">The container; gives FallbackBook, ChannelHealthBook and AlertTrial.</param>
    /// <param name="options">The channels.</param>
    /// <param name="keep">How long what is done is kept.</param>
    /// <param name="isAlive">Whether the loop of the alerts turns, for the sign of life; always where it is left out.</param>
    public static IServiceCollection AddAlertDelivery(
        this IServiceCollection services, AlertOptions options, TimeSpan keep, Func<IServiceProvider, bool>? isAlive = null) => services
        .AddSingleton<FallbackBook>()
        .AddSingleton<ChannelHealthBook>()
        .AddSingleton(provider => new ChannelBook(options, provider.GetRequiredService<LocalTime>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DeliveryMetrics(
            new AlertOutbox(provider.GetRequiredService<AlertFile>()), provider.GetRequiredService<ChannelHealthBook>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new AlertTrial(provider.GetRequiredService<ChannelBook>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IHostedService>(provider => new OutboxWorker(
            provider.GetRequiredService<AlertFile>(), provider.GetRequiredService<ChannelBook>(), provider.GetRequiredService<FallbackBook>(),
            provider.GetRequiredService<ChannelHealthBook>(), provider.GetRequiredService<DeliveryMetrics>(), options, keep,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OutboxWorker>>()))
        .AddSingleton<IHostedService>(provider => new HeartbeatWorker(
            options.Heartbeat, () => isAlive?.Invoke(provider) ?? true, provider.GetRequiredService<DeliveryMetrics>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HeartbeatWorker>>()));
}
