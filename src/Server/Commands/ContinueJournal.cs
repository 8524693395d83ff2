using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Server.Roles;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.Server.Commands;

/// <summary>
/// `ioc continue-journal`: a person's word that the journal is lost, or older than the checkpoint, and that the service shall go on from
/// the checkpoint alone. Without that word it does not start: what is missing might still turn up.
/// </summary>
internal static class ContinueJournal
{
    public static async Task<int> RunAsync(Settings settings, TextWriter output)
    {
        using var stores = StoreLock.TryTake(settings.DataDirectory);
        if (stores is null)
        {
            return StoreLock.Refuse(settings.DataDirectory);
        }

        var files = settings.StorageOptions();
        await using var journal = new SqliteJournal(files.JournalFile);
        await using var checkpoints = new SqliteCheckpointStore(files.StateFile);
        await journal.OpenOrExplainAsync();
        var covered = await CoveredAsync(checkpoints);
        if (covered <= journal.End)
        {
            output.WriteLine($"Nothing to do: journal.db reaches row {journal.End.Row}, state.db covers row {covered.Row}.");
            return ExitCode.Done;
        }

        var end = journal.End;
        await journal.ContinueAfterAsync(covered, CancellationToken.None);
        output.WriteLine(
            $"journal.db, which ended at row {end.Row}, goes on after row {covered.Row}. Everything up to there is in state.db only: back it up.");
        return ExitCode.Done;
    }

    /// <summary>The row that the checkpoint covers; every block of it has been read.</summary>
    private static async Task<JournalPosition> CoveredAsync(SqliteCheckpointStore checkpoints)
    {
        try
        {
            if (await checkpoints.ReadLatestAsync(CancellationToken.None) is not { } checkpoint)
            {
                return JournalPosition.Start;
            }

            await foreach (var _ in checkpoint.Blocks)
            {
                // Read for its checksum.
            }

            return checkpoint.Covered;
        }
        catch (CheckpointDamagedException exception)
        {
            throw new StoresUnusableException($"{exception.Message} The journal cannot go on from it; put both files back from the backup.", exception);
        }
    }
}
