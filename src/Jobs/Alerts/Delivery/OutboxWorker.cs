using Ioc.Jobs.Alerts.Channels;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>Delivers the outbox: a courier for each channel, and a sweep for second ways, lost channels and retention.</summary>
internal sealed partial class OutboxWorker(
    AlertFile file, ChannelBook channels, FallbackBook fallbacks, ChannelHealthBook health, DeliveryMetrics metrics, AlertOptions options,
    TimeSpan keep, TimeProvider clock, ILogger<OutboxWorker> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(6);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly AlertOutbox _outbox = new(file);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cutting = new();
    private Task _work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The lock on the data directory lets one service in: claims that are there died with the one before.
        _outbox.ReleaseClaims(clock.GetUtcNow());
        health.Restore(_outbox, channels.All.Select(channel => channel.Name));
        _work = Task.WhenAll([.. channels.All.Select(CarryAsync), Task.Run(SweepAsync, CancellationToken.None)]);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _cutting.CancelAfter(Grace);
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _cutting.Dispose();
    }

    private Task CarryAsync(ChannelOptions channel)
    {
        channels.TryFind(channel.Name, out _, out var way);
        var courier = new ChannelCourier(channel, way!, file, _outbox, health, metrics, options.GiveUpAfter, clock, log);
        return Task.Run(() => courier.RunAsync(_stopping.Token, _cutting.Token), CancellationToken.None);
    }

    private async Task SweepAsync()
    {
        var names = channels.All.Select(channel => channel.Name).ToHashSet(StringComparer.Ordinal);
        var sweep = new FallbackSweep(_outbox, fallbacks, names, options.GiveUpAfter, metrics, log);
        var forgetAt = clock.GetUtcNow() + ForgetEvery;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetUtcNow();
                sweep.Run(now);
                if (now >= forgetAt)
                {
                    new AlertStore(file).Forget(now - keep);
                    forgetAt = now + ForgetEvery;
                }
            }
            catch (Exception failure)
            {
                // The store refuses (a full disk); the next round tries again.
                Log.SweepFailed(log, failure);
            }

            await Task.Delay(SweepEvery, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The sweep of the outbox failed; it is tried again")]
        public static partial void SweepFailed(ILogger log, Exception exception);
    }
}
