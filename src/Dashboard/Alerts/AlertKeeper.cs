using Ioc.Storage.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Alerts;

/// <summary>Brings the book of alerts up to what is stored, at every write.</summary>
internal sealed partial class AlertKeeper(AlertBook book, AlertStore store, AlertFile file, ILogger<AlertKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Where thousands are open, every message that goes out would have all of them read again.</summary>
    private const int RestFactor = 4;

    private static readonly TimeSpan MostRest = TimeSpan.FromMilliseconds(250);

    private bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var (seen, started) = (file.Changes.Revision, TimeProvider.System.GetTimestamp());
            try
            {
                book.Open = store.Open();
                _failed = false;
            }
#pragma warning disable CA1031 // The loop's one try: screens keep what they show, and the next turn reads again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!_failed)
                {
                    Log.Unreadable(logger, exception);
                }

                _failed = true;
            }

            var rest = TimeProvider.System.GetElapsedTime(started) * RestFactor;
            await Task.Delay(rest < MostRest ? rest : MostRest, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var tick = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(file.Changes.WaitAsync(seen, tick.Token), Task.Delay(_failed ? AgainAfter : Timeout.InfiniteTimeSpan, TimeProvider.System, tick.Token));
            await tick.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The alerts cannot be read from alerts.db; screens keep those they show")]
        public static partial void Unreadable(ILogger logger, Exception exception);
    }
}
