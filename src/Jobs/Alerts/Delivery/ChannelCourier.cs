using System.Diagnostics;
using Ioc.Jobs.Alerts.Channels;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>
/// Carries the messages of one channel, a few at a time, so that a slow one holds up neither another channel nor the rest of its own.
///
///   outbox --claim--> [slot][slot][slot][slot] --send--> channel
///      ^                       |
///      +-- receipt and state --+
/// </summary>
internal sealed partial class ChannelCourier(
    ChannelOptions options, IAlertChannel channel, AlertFile file, AlertOutbox outbox, ChannelHealthBook health, DeliveryMetrics metrics,
    TimeSpan giveUpAfter, TimeProvider clock, ILogger log)
{
    // Somebody else than this process may write (an operator's tool), and nobody raises the signal for a lease that ends.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromMinutes(1);

    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Runs until the first token ends; sends that are under way then have until the second ends.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cutting)
    {
        var underway = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(underway, stopping, cutting);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // The store refuses (a full disk). What was claimed is claimed again when its lease ends.
                Log.Failed(log, options.Name, failure);
                await Task.Delay(AfterFailure, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(underway).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Claims what there are slots for, and waits until something may have changed.</summary>
    private async Task TurnAsync(List<Task> underway, CancellationToken stopping, CancellationToken cutting)
    {
        var done = underway.Where(task => task.IsCompleted).ToList();
        underway.RemoveAll(done.Contains);
        await Task.WhenAll(done);

        var seen = file.Messages.Revision;
        var free = options.Parallel - underway.Count;
        var now = clock.GetUtcNow();
        if (free > 0)
        {
            var claims = outbox.Claim(options.Name, _owner, now, options.Timeout + LeaseMargin, free);
            underway.AddRange(claims.Select(claim => DeliverAsync(claim, cutting)));
            free -= claims.Count;
        }

        if (free == 0)
        {
            await Task.WhenAny(underway).WaitAsync(stopping);
            return;
        }

        using var rest = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await await Task.WhenAny([Task.Delay(Rest(), clock, rest.Token), file.Messages.WaitAsync(seen, rest.Token), .. underway]);
        }
        finally
        {
            await rest.CancelAsync();
        }
    }

    private TimeSpan Rest()
    {
        var until = outbox.NextDue(options.Name) - clock.GetUtcNow();

        // What is due but was not claimed waits for an earlier message about the same alert; its end wakes this courier.
        return until is { } wait && wait > TimeSpan.Zero && wait < LongestRest ? wait : LongestRest;
    }

    private async Task DeliverAsync(OutboxEntry claim, CancellationToken cutting)
    {
        // Away from the loop at once: a channel may work for a while before it first waits.
        await Task.Yield();
        metrics.Began(claim, clock.GetUtcNow());
        var began = Stopwatch.GetTimestamp();
        DeliveryResult result;
        try
        {
            result = await channel.SendAsync(claim.Message, cutting);
        }
        catch (OperationCanceledException) when (cutting.IsCancellationRequested)
        {
            // The service stops; the claim is released at its next start and sent again with the same key.
            return;
        }
        catch (Exception failure)
        {
            Log.ChannelThrew(log, options.Name, failure);
            result = DeliveryResult.Transient($"the channel failed: {failure.GetType().Name}");
        }

        Record(claim, result, Stopwatch.GetElapsedTime(began));
    }

    private void Record(OutboxEntry claim, DeliveryResult result, TimeSpan took)
    {
        var now = clock.GetUtcNow();
        metrics.Attempted(options.Name, result.Outcome, took);
        health.Attempted(options.Name, result, now);
        var next = result.Outcome == DeliveryOutcome.Transient
            ? DeliveryBackoff.Next(claim.Attempts, claim.Message.At, result, giveUpAfter, now, Random.Shared.NextDouble()) : null;
        if (!outbox.Record(claim, _owner, result, now, next))
        {
            Log.LeaseLost(log, claim.Id, options.Name);
        }
        else if (next is null)
        {
            metrics.Ended(options.Name, result.Outcome == DeliveryOutcome.Delivered);
        }

        if (result.Outcome != DeliveryOutcome.Delivered)
        {
            Log.NotDelivered(log, claim.Id, options.Name, claim.Attempts, result.Detail, next);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The outbox could not be read or written for channel {Channel}; it is tried again")]
        public static partial void Failed(ILogger log, string channel, Exception exception);

        [LoggerMessage(LogLevel.Error, "Channel {Channel} threw instead of answering")]
        public static partial void ChannelThrew(ILogger log, string channel, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The lease of message {Message} on channel {Channel} had run out before the attempt ended")]
        public static partial void LeaseLost(ILogger log, long message, string channel);

        [LoggerMessage(LogLevel.Warning, "Message {Message} was not delivered by channel {Channel} at attempt {Attempt}: {Detail}; next at {Next}")]
        public static partial void NotDelivered(ILogger log, long message, string channel, int attempt, string detail, DateTimeOffset? next);
    }
}
