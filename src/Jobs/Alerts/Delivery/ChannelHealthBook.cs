using System.Collections.Concurrent;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>How each channel does; kept over a restart by the receipts. Any thread may call.</summary>
public sealed class ChannelHealthBook
{
    private readonly ConcurrentDictionary<string, ChannelHealth> _channels = new(StringComparer.Ordinal);

    public IReadOnlyList<ChannelHealth> All => [.. _channels.Values.OrderBy(health => health.Channel, StringComparer.Ordinal)];

    internal void Restore(AlertOutbox outbox, IEnumerable<string> channels)
    {
        foreach (var channel in channels)
        {
            var failing = outbox.FailingSince(channel);
            _channels[channel] = new ChannelHealth(channel, failing?.First.At, failing?.Last.Detail);
        }
    }

    internal void Attempted(string channel, DeliveryResult result, DateTimeOffset at) => _channels.AddOrUpdate(
        channel,
        _ => After(new ChannelHealth(channel, null, null), result, at),
        (_, before) => After(before, result, at));

    private static ChannelHealth After(ChannelHealth before, DeliveryResult result, DateTimeOffset at) => result.Outcome switch
    {
        DeliveryOutcome.Delivered => before with { FailingSince = null, LastError = null },
        DeliveryOutcome.Transient => before with { FailingSince = before.FailingSince ?? at, LastError = result.Detail },

        // That one message was refused for good says nothing about the channel.
        _ => before,
    };
}
