using Ioc.Ingest.Tests.Hosting;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Board;

/// <summary>
/// A checkpoint beside a journal that it was not written beside: the journal is lost, was put back from an older copy, or went on from one.
/// </summary>
public sealed class UnlikeFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lost")]
    [InlineData("older")]
    public async Task Updates_that_a_restart_would_skip_are_not_taken_and_the_health_says_why(string journal)
    {
        await FillAsync();
        Harm(journal);

        await using var host = await IngestHost.StartAsync(_folder, awaitReady: false);

        await Eventually.Holds(
            () => host.Board.IsReady || host.Health.BoardProblem!.Contains("continue-journal", StringComparison.Ordinal), "the board has looked");
        using var response = await host.PushAsync(Records.Many(10, first: 9000));
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains("covers the journal up to row 3", host.Health.BoardProblem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("older")]
    public async Task Once_the_journal_goes_on_after_the_checkpoint_nothing_is_lost(string journal)
    {
        var before = await FillAsync();
        Harm(journal);
        await using (var opened = new SqliteJournal(_folder.File("journal.db")))
        {
            await opened.OpenAsync(CancellationToken.None);
            await opened.ContinueAfterAsync(new JournalPosition(3), CancellationToken.None);
        }

        string after;
        await using (var host = await IngestHost.StartAsync(_folder, checkpoints: Killed()))
        {
            Assert.Equal(before, await host.PictureAsync());
            await host.TakenAsync(Records.Many(10, first: 9000));
            after = await host.PictureAsync();
        }

        await using var again = await IngestHost.StartAsync(_folder);
        Assert.Equal(after, await again.PictureAsync());
        Assert.Equal(310, await again.DossiersAsync());
    }

    [Fact]
    public async Task Checkpoint_of_a_journal_that_took_another_course_is_told_and_nothing_is_taken()
    {
        await FillAsync();
        File.Move(_folder.File("state.db"), _folder.File("away.db"));
        Harm("older");
        await using (var host = await IngestHost.StartAsync(_folder))
        {
            for (var batch = 0; batch < 5; batch++)
            {
                await host.TakenAsync(Records.Many(10, first: 5000 + (batch * 10)));
            }
        }

        File.Move(_folder.File("away.db"), _folder.File("state.db"), overwrite: true);
        await using var again = await IngestHost.StartAsync(_folder, awaitReady: false);

        await Eventually.Holds(
            () => again.Board.IsReady || again.Health.BoardProblem!.Contains("was not written beside", StringComparison.Ordinal), "the board has looked");
        using var response = await again.PushAsync(Records.Many(1, first: 9000));
        Assert.Equal(503, (int)response.StatusCode);
    }

    [Fact]
    public async Task Journal_that_goes_on_behind_the_checkpoint_is_replayed()
    {
        await FillAsync();
        await using (var host = await IngestHost.StartAsync(_folder, checkpoints: Killed()))
        {
            await host.TakenAsync(Records.Many(10, first: 9000));
        }

        await using var again = await IngestHost.StartAsync(_folder);

        Assert.Equal(310, await again.DossiersAsync());
    }

    /// <summary>Three rows in the journal, a copy of it after the first, and a checkpoint of all.</summary>
    private async Task<string> FillAsync()
    {
        await using (var first = await IngestHost.StartAsync(_folder))
        {
            await first.TakenAsync(Records.Many(100));
        }

        File.Copy(_folder.File("journal.db"), _folder.File("older.db"));
        await using var host = await IngestHost.StartAsync(_folder);
        await host.TakenAsync(Records.Many(100, first: 100));
        await host.TakenAsync(Records.Many(100, first: 200));
        return await host.PictureAsync();
    }

    private void Harm(string journal)
    {
        foreach (var file in Directory.GetFiles(_folder.Path, "journal.db*"))
        {
            File.Delete(file);
        }

        if (journal == "older")
        {
            File.Copy(_folder.File("older.db"), _folder.File("journal.db"));
        }
    }

    /// <summary>The store of the folder, for a host that will end as if it had been killed: without a checkpoint.</summary>
    private KeptCheckpoints Killed() => new(new SqliteCheckpointStore(_folder.File("state.db")), stopAfter: 0);
}
