using Ioc.Ingest.Board;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Inbox;
using Ioc.Storage.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Inbox;

/// <summary>
/// The group commit: takes what waits, decides, appends one journal row, folds it into the board, and only then answers the requests.
/// Nothing is acknowledged before the commit.
/// </summary>
internal sealed partial class InboxWorker(
    DossierInbox inbox, IJournal journal, LiveBoard board, ArrivalClock arrivals, JournalledUpdates journalled, IngestHealth health,
    IngestMetrics metrics, TimeProvider clock, ILogger<InboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly UpdateGroup _group = new(board, arrivals);
    private readonly JournalRowCodec _rows = new(board.Codes);

    /// <summary>Takes nothing more and commits what waits; the host's deadline bounds it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        inbox.Close();
        if (ExecuteTask is { } running && health.JournalProblem is null)
        {
            await Task.WhenAny(running, Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        metrics.ObserveDepth(() => inbox.Depth);
        metrics.ObserveDossiers(() => board.Peek(kpis => kpis.DossierCount));

        // Ends when the inbox is closed and empty, not at once when the host stops: what was taken is committed.
        while (await inbox.Waiting.WaitToReadAsync(CancellationToken.None))
        {
            _group.Fill(inbox.Waiting);
            try
            {
                await CommitAsync();
            }
#pragma warning disable CA1031 // The loop's one try: whatever it was, nobody gets an acknowledgement and the journal is proven before going on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                await RecoverAsync(exception, stoppingToken);
            }
        }
    }

    private async Task CommitAsync()
    {
        _group.Decide();
        if (!_group.IsDurableAlready)
        {
            var started = clock.GetTimestamp();
            var row = _rows.Write(_group.Packed, arrivals.Last);
            var position = await journal.AppendAsync(clock.GetUtcNow(), _group.Count, row, _group.Cursors, CancellationToken.None);
            metrics.Committed(_group.Count, clock.GetElapsedTime(started));
            Fold(position);
        }

        _group.Complete();
    }

    private void Fold(JournalPosition position)
    {
        var started = clock.GetTimestamp();
        try
        {
            _group.Fold();
        }
        catch
        {
            health.BoardFailed($"The board could not fold journal row {position.Row}; restart the service to rebuild it.", needsPerson: true);
            throw;
        }

        board.Folded = position;
        journalled.Add(_group.Count);
        metrics.Folded(clock.GetElapsedTime(started));
    }

    private async Task RecoverAsync(Exception reason, CancellationToken stoppingToken)
    {
        health.JournalFailed("The journal cannot be written.");
        Log.CommitFailed(logger, reason, _group.Count);
        _group.Fail(Unavailable(reason));
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            FailWaiting(reason);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(pause, clock, stoppingToken);
                await journal.ProbeAsync(stoppingToken);
                health.JournalWorks();
                Log.Recovered(logger);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The next turn fails what waits and ends.
            }
#pragma warning disable CA1031 // Still away; said once when it went and once when it is back.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.StillAway(logger, exception);
            }
        }
    }

    private void FailWaiting(Exception reason)
    {
        while (inbox.Waiting.TryRead(out var batch))
        {
            batch.Fail(Unavailable(reason));
        }
    }

    private static InboxUnavailableException Unavailable(Exception reason) => new("The journal cannot be written.", reason);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "A group commit of {Updates} updates failed; nothing of it was acknowledged.")]
        public static partial void CommitFailed(ILogger logger, Exception exception, int updates);

        [LoggerMessage(LogLevel.Debug, "The journal is still not writable.")]
        public static partial void StillAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The journal is writable again.")]
        public static partial void Recovered(ILogger logger);
    }
}
