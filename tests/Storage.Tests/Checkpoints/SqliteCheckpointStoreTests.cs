using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Checkpoints;

public sealed class SqliteCheckpointStoreTests : CheckpointStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("state.db");

    public void Dispose() => _folder.Dispose();

    protected override ICheckpointStore Create() => new SqliteCheckpointStore(FilePath);

    [Fact]
    public async Task A_kill_while_writing_leaves_the_one_before()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [50_000, 50_000]), default);
        await using var revived = new SqliteCheckpointStore(_folder.File("killed.db"));
        await Store.WriteAsync(new JournalPosition(2), Noon, KillAfter(Blocks(9, [60_000, 60_000, 60_000])), default);

        var checkpoint = await revived.ReadLatestAsync(default);

        Assert.Equal(1, checkpoint!.Covered.Row);
        Assert.Equal([Block(1, 50_000), Block(2, 50_000)], await Read(checkpoint));
        Assert.Equal(5, SqliteFile.Ask<long>(_folder.File("killed.db"), "SELECT count(*) FROM checkpoint_block"));
        await revived.WriteAsync(new JournalPosition(3), Noon, Blocks(5, [7]), default);
        Assert.Equal([Block(5, 7)], await Read(await revived.ReadLatestAsync(default)));
        Assert.Equal(1, SqliteFile.Ask<long>(_folder.File("killed.db"), "SELECT count(*) FROM checkpoint_block"));
    }

    [Fact]
    public async Task A_kill_right_after_writing_keeps_the_new_one()
    {
        await Store.WriteAsync(new JournalPosition(2), Noon, Blocks(9, [60_000, 60_000]), default);
        await using var revived = new SqliteCheckpointStore(SqliteFile.CopyAsAfterKill(FilePath, "killed.db"));

        Assert.Equal([Block(9, 60_000), Block(10, 60_000)], await Read(await revived.ReadLatestAsync(default)));
    }

    [Theory]
    [InlineData("DELETE FROM checkpoint_block WHERE ordinal = 2")]
    [InlineData("UPDATE checkpoint_block SET checksum = checksum + 1 WHERE ordinal = 1")]
    [InlineData("UPDATE checkpoint_block SET body = (SELECT body FROM checkpoint_block WHERE ordinal = 0) WHERE ordinal = 1")]
    [InlineData("UPDATE checkpoint SET blocks = blocks + 1")]
    [InlineData("UPDATE checkpoint SET blocks = blocks - 1")]
    [InlineData("UPDATE checkpoint SET covered = covered + 1")]
    public async Task A_damaged_checkpoint_is_reported_and_can_be_discarded(string harm)
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [5000, 5000, 5000]), default);
        SqliteFile.Execute(FilePath, harm);

        await IsReportedAndCanBeDiscarded();
    }

    [Fact]
    public async Task A_flipped_bit_is_reported()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [5000, 1_000_000]), default);
        SqliteFile.FlipBit(FilePath, "checkpoint_block", "ordinal = 1");

        await IsReportedAndCanBeDiscarded();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_reported_and_set_aside()
    {
        await File.WriteAllBytesAsync(FilePath, Block(1, 100_000));

        await IsReportedAndCanBeDiscarded();
        Assert.Equal(Block(1, 100_000), await File.ReadAllBytesAsync(FilePath + ".damaged"));
    }

    [Fact]
    public async Task The_file_stops_growing_after_the_second_checkpoint()
    {
        var lengths = Enumerable.Repeat(ICheckpointStore.MaxBlockSize, 8).ToArray();
        for (var round = 1; round <= 8; round++)
        {
            await Store.WriteAsync(new JournalPosition(round), Noon, Blocks(round, lengths), default);
        }

        Assert.InRange(SqliteFile.Ask<long>(FilePath, "PRAGMA page_count") * 32768, 0, 18L * ICheckpointStore.MaxBlockSize);
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> KillAfter(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        await foreach (var block in blocks)
        {
            yield return block;
        }

        SqliteFile.CopyAsAfterKill(FilePath, "killed.db");
    }

    private async Task IsReportedAndCanBeDiscarded()
    {
        await Assert.ThrowsAsync<CheckpointDamagedException>(async () => await Read(await Store.ReadLatestAsync(default)));

        await Store.DiscardAsync(default);
        Assert.Null(await Store.ReadLatestAsync(default));
        await Store.WriteAsync(new JournalPosition(3), Noon, Blocks(5, [7]), default);
        Assert.Equal([Block(5, 7)], await Read(await Store.ReadLatestAsync(default)));
    }
}
