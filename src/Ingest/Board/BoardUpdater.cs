using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Board;

/// <summary>Brings the board up to the journal at start, then keeps its clock moving.</summary>
internal sealed partial class BoardUpdater(
    IJournal journal, ICheckpointStore checkpoints, LiveBoard board, BoardLoader loader, IngestHealth health, TimeProvider clock,
    ILogger<BoardUpdater> logger) : BackgroundService
{
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopped = new();
    private Task<TimeSpan>? _begun;
    private bool _isDisposed;

    /// <summary>Begins to read what is durable before the service starts, which goes on meanwhile. Nobody sees the board before it has started.</summary>
    public void Begin()
    {
        var stopped = _stopped.Token;
        _begun = Task.Run(() => ReadAsync(stopped));
    }

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            // The base stops what runs, which tells this source; it must still be there.
            _isDisposed = true;
            base.Dispose();
            _stopped.Cancel();
            _stopped.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var stopping = stoppingToken.Register(_stopped.Cancel);
        if (!await TryCatchUpAsync(stoppingToken))
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                board.Tick();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Tries until it works; a disk that is away comes back, a damaged journal needs a person and is said so meanwhile.</summary>
    private async Task<bool> TryCatchUpAsync(CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); !stoppingToken.IsCancellationRequested; pause = Longer(pause))
        {
            try
            {
                var taken = await TakeBegun(stoppingToken);
                board.Tick();
                health.BoardCaughtUp();
                board.SetReady();
                Log.Ready(logger, loader.Loaded, loader.Replayed, taken, loader.CountersHeld ? "counters taken over" : "counted");
                return true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return false;
            }
#pragma warning disable CA1031 // The loop's one try: whatever it was, the board is unhealthy and says why.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                var needsPerson = exception is JournalDamagedException or BoardIncompleteException;
                var sentence = exception switch
                {
                    BoardIncompleteException => exception.Message,
                    JournalDamagedException => $"{exception.Message} Stop the service and put journal.db back from the backup.",
                    _ => $"The board could not be built from the journal ({exception.GetType().Name}).",
                };
                health.BoardFailed(sentence, needsPerson);
                Log.Failed(logger, needsPerson ? null : exception, sentence, pause);
                board.StartOver();
            }

            try
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>What was begun before the start; after it failed, or where nothing was begun, anew.</summary>
    private Task<TimeSpan> TakeBegun(CancellationToken stoppingToken)
    {
        var begun = _begun ?? ReadAsync(stoppingToken);
        _begun = null;
        return begun;
    }

    /// <returns>How long it took.</returns>
    private async Task<TimeSpan> ReadAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetTimestamp();
        board.Tick();
        await journal.OpenAsync(stoppingToken);
        var covered = await LoadCheckpointAsync(stoppingToken);
        if (covered < journal.Pruned)
        {
            throw new BoardIncompleteException(
                $"The board cannot be built: no readable checkpoint covers the journal rows up to {journal.Pruned.Row}, which were pruned. "
                + "Restore checkpoint and journal from one backup.");
        }

        var lastLog = clock.GetTimestamp();
        board.Folded = covered;
        await loader.ReplayAsync(covered, ReportProgress, stoppingToken);
        return clock.GetElapsedTime(started);

        void ReportProgress(JournalPosition position)
        {
            board.Folded = position;
            if (clock.GetElapsedTime(lastLog) >= LogEvery)
            {
                lastLog = clock.GetTimestamp();
                Log.Replaying(logger, position.Row, journal.End.Row, loader.Replayed);
            }
        }
    }

    private async Task<JournalPosition> LoadCheckpointAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await loader.LoadCheckpointAsync(stoppingToken);
        }
        catch (CheckpointDamagedException exception)
        {
            Log.CheckpointDamaged(logger, exception);
            await checkpoints.DiscardAsync(stoppingToken);
            return JournalPosition.Start;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Board ready: {Loaded} dossiers from the checkpoint, {Replayed} updates from the journal, in {Elapsed}; {How}.")]
        public static partial void Ready(ILogger logger, long loaded, long replayed, TimeSpan elapsed, string how);

        [LoggerMessage(LogLevel.Information, "Replayed journal row {Row} of {End}: {Replayed} updates so far.")]
        public static partial void Replaying(ILogger logger, long row, long end, long replayed);

        [LoggerMessage(LogLevel.Warning, "The checkpoint was damaged and discarded; the whole journal is replayed instead.")]
        public static partial void CheckpointDamaged(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Critical, "{Sentence} Tried again in {Pause}.")]
        public static partial void Failed(ILogger logger, Exception? exception, string sentence, TimeSpan pause);
    }
}
