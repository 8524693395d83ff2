using Ioc.Ingest.Inbox;
using Ioc.Ingest.Journalling;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Board;

/// <summary>Writes checkpoints now and then and at stop, and prunes the journal that they cover.</summary>
internal sealed partial class Checkpointer(
    IJournal journal, ICheckpointStore checkpoints, LiveBoard board, ArrivalClock arrivals, JournalledUpdates journalled,
    BoardOptions options, TimeProvider clock, ILogger<Checkpointer> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private JournalPosition _covered;

    /// <summary>Writes a checkpoint of everything folded so far, unless the last one covers it already.</summary>
    /// <remarks>
    /// Taken while the board goes on: the position first, then the rows. Rows may already hold later updates; replaying those over
    /// them changes nothing, because folding does not depend on order or repetition.
    /// </remarks>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var covered = board.Folded;
        if (covered == _covered)
        {
            return;
        }

        var started = clock.GetTimestamp();
        var updates = journalled.Count;
        var blocks = new CheckpointBlocks(board, arrivals.Last, await journal.ChecksumAsync(covered, cancellationToken) ?? 0);
        await checkpoints.WriteAsync(covered, clock.GetUtcNow(), blocks.ReadAsync(cancellationToken), cancellationToken);
        _covered = covered;
        journalled.Add(-updates);
        Log.Written(logger, covered.Row, blocks.Dossiers, clock.GetElapsedTime(started));

        var pruned = await journal.PruneAsync(covered, clock.GetUtcNow() - options.KeepJournal, cancellationToken);
        if (pruned > 0)
        {
            Log.Pruned(logger, pruned);
        }
    }

    /// <summary>The inbox has drained by now (hosted services stop in the reverse order of their start).</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (board.IsReady)
        {
            await TryWriteAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            using var timer = new PeriodicTimer(LookEvery, clock);
            var last = clock.GetTimestamp();
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var due = clock.GetElapsedTime(last) >= options.Checkpoint.Interval || journalled.Count >= options.Checkpoint.Updates;
                if (!board.IsReady || !due)
                {
                    continue;
                }

                if (!await TryWriteAsync(stoppingToken))
                {
                    await Task.Delay(PauseAfterFailure, clock, stoppingToken);
                }

                last = clock.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the last one.
        }
    }

    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // The loop's one try. Nothing is lost: the journal keeps what the checkpoint would have covered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Wrote a checkpoint up to journal row {Row}: {Dossiers} dossiers in {Elapsed}.")]
        public static partial void Written(ILogger logger, long row, long dossiers, TimeSpan elapsed);

        [LoggerMessage(LogLevel.Information, "Pruned {Rows} journal rows.")]
        public static partial void Pruned(ILogger logger, int rows);

        [LoggerMessage(LogLevel.Error, "The checkpoint could not be written; the journal keeps everything meanwhile.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
