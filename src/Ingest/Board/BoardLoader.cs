using Ioc.Ingest.Inbox;
using Ioc.Kpi.Codes;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Board;

/// <summary>Builds the board from what is durable: the latest checkpoint, then the journal behind it.</summary>
internal sealed class BoardLoader(
    IJournal journal, ICheckpointStore checkpoints, LiveBoard board, ArrivalClock arrivals, IngestMetrics metrics, DossierCodes codes)
{
    /// <summary>Dossiers taken from the checkpoint, and updates folded from the journal, so far.</summary>
    public long Loaded { get; private set; }

    public long Replayed { get; private set; }

    /// <summary>Whether the counters came with the checkpoint, so that its dossiers did not have to be counted.</summary>
    public bool CountersHeld { get; private set; }

    /// <summary>Loads the latest checkpoint onto an empty board.</summary>
    /// <returns>The journal position that it covers; <see cref="JournalPosition.Start"/> without a checkpoint.</returns>
    /// <exception cref="CheckpointDamagedException">The checkpoint cannot be trusted; the board is still empty.</exception>
    /// <exception cref="BoardIncompleteException">It was not written beside this journal; the board is still empty.</exception>
    public async Task<JournalPosition> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            var checkpoint = await checkpoints.ReadLatestAsync(cancellationToken);
            if (checkpoint is null)
            {
                return JournalPosition.Start;
            }

            ThrowIfAhead(checkpoint.Covered);
            var loaded = board.NewBoard();
            var loading = new CheckpointLoading(loaded, codes);
            await loading.RunAsync(checkpoint.Blocks, cancellationToken);
            await ThrowIfOfAnotherAsync(checkpoint.Covered, loading.RowChecksum, cancellationToken);
            arrivals.Continue(loading.LastStamp);
            board.Adopt(loaded);
            Loaded = loading.Dossiers;
            CountersHeld = loading.CountersHeld;
            return checkpoint.Covered;
        }
        catch (Exception exception) when (exception is CheckpointDamagedException or InvalidDataException or ArgumentOutOfRangeException
            or IndexOutOfRangeException)
        {
            throw exception as CheckpointDamagedException ?? new CheckpointDamagedException("A block cannot be unpacked.", exception);
        }
    }

    /// <summary>Folds every journal row after the position.</summary>
    /// <exception cref="JournalDamagedException">A row is damaged; everything before it has been folded.</exception>
    public async Task ReplayAsync(JournalPosition after, Action<JournalPosition> progress, CancellationToken cancellationToken)
    {
        using var counting = new PutOffCounting(board);
        await new JournalReplay(journal, codes).RunAsync(after, Fold, cancellationToken);
        counting.End();

        void Fold(JournalReplay.Slice slice)
        {
            arrivals.Continue(slice.LastStamp);
            counting.Apply(slice);
            if (slice.EndOf is { } position)
            {
                Replayed += slice.RowCount;
                metrics.Replayed(slice.RowCount);
                progress(position);
            }
        }
    }

    /// <summary>New rows would get numbers that the checkpoint covers, and the next start would skip them.</summary>
    private void ThrowIfAhead(JournalPosition covered)
    {
        if (covered > journal.End)
        {
            throw new BoardIncompleteException(
                $"The checkpoint in state.db covers the journal up to row {covered.Row}, but journal.db ends at row {journal.End.Row}: "
                + "it was lost, or put back from an older copy. Stop the service and put back the journal.db that belongs to this state.db; "
                + "if there is none, `ioc continue-journal` goes on from state.db alone.");
        }
    }

    /// <summary>The same row number stands for other updates in a journal that went on from an older copy.</summary>
    private async Task ThrowIfOfAnotherAsync(JournalPosition covered, uint checksum, CancellationToken cancellationToken)
    {
        // A row that was pruned since cannot be compared any more.
        if (checksum != 0 && await journal.ChecksumAsync(covered, cancellationToken) is { } found && found != checksum)
        {
            throw new BoardIncompleteException(
                $"The checkpoint in state.db was not written beside this journal.db: row {covered.Row} differs. Stop the service and put both "
                + "files of one backup back, or move state.db away: the board is then built from journal.db alone.");
        }
    }
}
