using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Kpi.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>Gives a sign of life to an outside address as long as the alerts are alive; whoever watches the address misses it when they are not.</summary>
/// <param name="options">Where to and how often.</param>
/// <param name="isAlive">Whether the loop of the alerts turns; asked before each sign.</param>
/// <param name="metrics">Counts the signs.</param>
/// <param name="clock">The service's clock.</param>
/// <param name="log">Names what failed.</param>
internal sealed partial class HeartbeatWorker(
    HeartbeatOptions options, Func<bool> isAlive, DeliveryMetrics metrics, TimeProvider clock, ILogger<HeartbeatWorker> log) : BackgroundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Url is not { } url)
        {
            return;
        }

        string[] host = [url.IdnHost];
        using var client = new GuardedClient(new AddressGuard(host, options.AllowPrivate ? host : []), options.CaFile, Limit, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (isAlive())
            {
                await BeatAsync(client, url, stoppingToken);
            }
            else
            {
                Log.Withheld(log);
            }

            await Task.Delay(options.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeatAsync(GuardedClient client, Uri url, CancellationToken stoppingToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            var answer = await client.SendAsync(request, stoppingToken);
            metrics.Beat(answer.Result.Outcome);
            if (answer.Result.Outcome != DeliveryOutcome.Delivered)
            {
                Log.Failed(log, answer.Result.Detail);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The sign of life was not taken: {Detail}")]
        public static partial void Failed(ILogger log, string detail);

        [LoggerMessage(LogLevel.Error, "No sign of life was given: the loop of the alerts does not turn")]
        public static partial void Withheld(ILogger log);
    }
}
