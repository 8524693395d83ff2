using System.Diagnostics;
using Ioc.Jobs.Alerts.Channels;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>Tries a channel: sends a message that says it is a trial, at once and past the outbox. Any thread may call.</summary>
public sealed class AlertTrial
{
    private readonly ChannelBook _channels;
    private readonly TimeProvider _clock;

    internal AlertTrial(ChannelBook channels, TimeProvider clock) => (_channels, _clock) = (channels, clock);

    /// <summary>The names of the channels that can be tried.</summary>
    public IReadOnlyList<string> Channels => [.. _channels.All.Select(channel => channel.Name)];

    /// <summary>Sends one trial.</summary>
    /// <param name="channel">A name of `Ioc:Alerts:Channels`.</param>
    /// <param name="address">Where to on that channel.</param>
    /// <param name="by">The account that asked.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What really came of it; a channel that does not exist is a permanent failure.</returns>
    public async Task<AlertTrialResult> TryAsync(string channel, string address, string by, CancellationToken cancellationToken)
    {
        var at = _clock.GetUtcNow();
        if (!_channels.TryFind(channel, out _, out var way))
        {
            return new AlertTrialResult(DeliveryResult.Permanent("no channel of this name is configured"), at, TimeSpan.Zero);
        }

        var began = Stopwatch.GetTimestamp();
        var message = new AlertMessage($"test/{Guid.NewGuid():N}", AlertMessageKind.Test, by, channel, address, [], 0, at);
        return new AlertTrialResult(await way!.SendAsync(message, cancellationToken), at, Stopwatch.GetElapsedTime(began));
    }
}
