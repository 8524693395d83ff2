using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>Copies what one way does not deliver to the second one, and gives up what waits for a channel that is not there.</summary>
internal sealed partial class FallbackSweep(AlertOutbox outbox, FallbackBook fallbacks, IReadOnlySet<string> channels, TimeSpan horizon, DeliveryMetrics metrics, ILogger log)
{
    private const int MostAtOnce = 100;

    public void Run(DateTimeOffset now)
    {
        foreach (var backlog in outbox.Backlog().Where(backlog => !channels.Contains(backlog.Channel)))
        {
            if (outbox.Abandon(backlog.Channel, "no channel of this name is configured", now) is > 0 and var messages)
            {
                Log.Abandoned(log, messages, backlog.Channel);
            }
        }

        foreach (var fallback in fallbacks.All)
        {
            foreach (var entry in outbox.Undelivered(fallback.Receiver, fallback.Channel, fallback.Address, now - horizon, now - fallback.After, MostAtOnce))
            {
                var copy = entry.Message with
                {
                    Key = $"{entry.Message.Key}/fallback",
                    Kind = AlertMessageKind.Fallback,
                    Channel = fallback.Channel,
                    Address = fallback.Address,
                    At = now,
                };
                if (outbox.AddFallback(entry.Id, copy))
                {
                    metrics.Copied(entry.Message.Channel);
                    Log.Copied(log, entry.Id, entry.Message.Channel, fallback.Channel);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Messages} messages were given up: no channel is called {Channel}")]
        public static partial void Abandoned(ILogger log, int messages, string channel);

        [LoggerMessage(LogLevel.Warning, "Message {Message} is not delivered by channel {Channel}; a copy goes by {Second}")]
        public static partial void Copied(ILogger log, long message, string channel, string second);
    }
}
