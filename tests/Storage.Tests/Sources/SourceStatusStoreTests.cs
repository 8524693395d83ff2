using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Sources;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Sources;

public sealed class SourceStatusStoreTests : IDisposable
{
    private static readonly Moment Noon = new(1_795_323_600_123_457);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("state.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_store_knows_no_source() => Assert.Empty(new SourceStatusStore(FilePath).Load());

    [Fact]
    public void A_status_comes_back_without_loss()
    {
        var heard = new SourceStatus(
            "tthc", SourceKind.Reference, SourceState.Failing, Noon, TimeSpan.FromTicks(12_345_678), TimeSpan.FromMinutes(5),
            TimeSpan.FromMilliseconds(1.5), 3, "The source answered 503.", long.MaxValue, 4,
            new Dictionary<string, long> { ["due-before-received"] = 5 },
            new Dictionary<string, long> { ["missing-id"] = 6, ["missing-received"] = 7 });
        var unheard = new SourceStatus(
            "dvc", SourceKind.Push, SourceState.Late, Moment.None, null, TimeSpan.FromHours(1), null, 0, null, 0, 0,
            new Dictionary<string, long>(), new Dictionary<string, long>());

        new SourceStatusStore(FilePath).Save([heard, unheard]);
        var loaded = new SourceStatusStore(FilePath).Load();

        Assert.Equal(["dvc", "tthc"], loaded.Select(status => status.Id));
        Assert.Equivalent(unheard, loaded[0], strict: true);
        Assert.Equivalent(heard, loaded[1], strict: true);
        Assert.Equal(Noon.Microseconds, loaded[1].LastSuccessAt.Microseconds);
        Assert.False(loaded[0].LastSuccessAt.Exists);
    }

    [Fact]
    public void Counters_of_a_book_survive_a_restart()
    {
        var declaration = new SourceDeclaration("tthc", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(5));
        var before = new SourceBook();
        before.Declare(declaration);
        var tally = new SourceTally(10, 2, new Dictionary<string, int>(), new Dictionary<string, int> { ["missing-id"] = 3 });
        before.Succeeded("tthc", Noon, TimeSpan.FromSeconds(1), tally);
        new SourceStatusStore(FilePath).Save(before.Read(Noon));

        var after = new SourceBook();
        after.Declare(declaration);
        foreach (var status in new SourceStatusStore(FilePath).Load())
        {
            after.Restore(status);
        }

        var restored = Assert.Single(after.Read(Noon));
        Assert.Equal((10L, 2L, 3L, Noon), (restored.Accepted, restored.Unchanged, restored.Rejected["missing-id"], restored.LastSuccessAt));
    }

    [Fact]
    public void A_row_that_cannot_be_read_costs_only_itself()
    {
        var book = new SourceBook();
        book.Declare(new SourceDeclaration("a", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(5)));
        book.Declare(new SourceDeclaration("b", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(5)));
        var store = new SourceStatusStore(FilePath);
        store.Save(book.Read(Noon));
        SqliteFile.Execute(FilePath, "UPDATE source_status SET status = '{\"Id\":' WHERE source = 'a'");

        Assert.Equal(["b"], store.Load().Select(status => status.Id));
    }

    [Fact]
    public async Task Saving_does_not_wait_for_a_whole_checkpoint()
    {
        var book = new SourceBook();
        book.Declare(new SourceDeclaration("a", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(5)));
        var store = new SourceStatusStore(FilePath);
        await using var checkpoints = new SqliteCheckpointStore(FilePath);
        var saved = 0;

        await checkpoints.WriteAsync(new JournalPosition(1), Noon.ToUtc(), Blocks(), default);

        Assert.Equal(3, saved);
        Assert.Single(store.Load());
        Assert.NotNull(await checkpoints.ReadLatestAsync(default));

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks()
        {
            for (var block = 0; block < 3; block++)
            {
                yield return new byte[100_000];
                store.Save(book.Read(Noon));
                saved++;
            }

            await Task.CompletedTask;
        }
    }
}
