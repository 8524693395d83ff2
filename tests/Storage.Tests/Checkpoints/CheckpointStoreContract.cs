using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Xunit;

namespace Ioc.Storage.Tests.Checkpoints;

/// <summary>What every checkpoint store promises.</summary>
public abstract class CheckpointStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(7));

    protected ICheckpointStore Store { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Store = Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    protected abstract ICheckpointStore Create();

    protected static byte[] Block(int seed, int length)
    {
        var block = new byte[length];
        new Random(seed).NextBytes(block);
        return block;
    }

    /// <summary>Blocks in one buffer that is used again for each, as a real producer does it; then the failure, if there is one.</summary>
    protected static async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks(int seed, int[] lengths, Exception? failure = null)
    {
        var buffer = new byte[lengths.Append(0).Max()];
        for (var index = 0; index < lengths.Length; index++)
        {
            await Task.Yield();
            Block(seed + index, lengths[index]).CopyTo(buffer, 0);
            yield return buffer.AsMemory(0, lengths[index]);
            Array.Clear(buffer);
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    protected static async Task<List<byte[]>> Read(Checkpoint? checkpoint)
    {
        var blocks = new List<byte[]>();
        await foreach (var block in checkpoint!.Blocks)
        {
            blocks.Add(block.ToArray());
        }

        return blocks;
    }

    [Fact]
    public async Task A_new_store_has_no_checkpoint()
    {
        Assert.Null(await Store.ReadLatestAsync(default));
        await Store.DiscardAsync(default);
        Assert.Null(await Store.ReadLatestAsync(default));
    }

    [Fact]
    public async Task A_checkpoint_comes_back_block_by_block()
    {
        await Store.WriteAsync(new JournalPosition(17), Noon.AddTicks(70), Blocks(1, [ICheckpointStore.MaxBlockSize, 0, 12_345]), default);

        var checkpoint = await Store.ReadLatestAsync(default);
        Assert.Equal(17, checkpoint!.Covered.Row);
        Assert.Equal(Noon.AddTicks(70), checkpoint.At);
        Assert.Equal([Block(1, ICheckpointStore.MaxBlockSize), [], Block(3, 12_345)], await Read(checkpoint));
    }

    [Fact]
    public async Task A_checkpoint_without_blocks_is_one_too()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, []), default);

        Assert.Empty(await Read(await Store.ReadLatestAsync(default)));
    }

    [Fact]
    public async Task The_later_checkpoint_replaces_the_earlier_one()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [10, 10, 10]), default);
        await Store.WriteAsync(new JournalPosition(2), Noon, Blocks(9, [20]), default);

        var checkpoint = await Store.ReadLatestAsync(default);
        Assert.Equal(2, checkpoint!.Covered.Row);
        Assert.Equal([Block(9, 20)], await Read(checkpoint));
    }

    [Fact]
    public async Task A_checkpoint_that_breaks_off_leaves_the_one_before()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [10, 20]), default);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.WriteAsync(
            new JournalPosition(2), Noon, Blocks(9, [30, 30, 30], new InvalidOperationException("stopped")), default));

        var checkpoint = await Store.ReadLatestAsync(default);
        Assert.Equal(1, checkpoint!.Covered.Row);
        Assert.Equal([Block(1, 10), Block(2, 20)], await Read(checkpoint));
        await Store.WriteAsync(new JournalPosition(3), Noon, Blocks(5, [7]), default);
        Assert.Equal([Block(5, 7)], await Read(await Store.ReadLatestAsync(default)));
    }

    [Fact]
    public async Task A_cancelled_checkpoint_leaves_the_one_before()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [10]), default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.WriteAsync(
            new JournalPosition(2), Noon, Blocks(9, [30], new OperationCanceledException()), default));

        Assert.Equal(1, (await Store.ReadLatestAsync(default))!.Covered.Row);
    }

    [Fact]
    public async Task A_block_that_is_too_long_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [5, ICheckpointStore.MaxBlockSize + 1]), default));

        Assert.Null(await Store.ReadLatestAsync(default));
    }

    [Fact]
    public async Task Discarding_forgets_the_checkpoint()
    {
        await Store.WriteAsync(new JournalPosition(1), Noon, Blocks(1, [10, 20]), default);
        await Store.DiscardAsync(default);

        Assert.Null(await Store.ReadLatestAsync(default));
        await Store.WriteAsync(new JournalPosition(2), Noon, Blocks(3, [30]), default);
        Assert.Equal([Block(3, 30)], await Read(await Store.ReadLatestAsync(default)));
    }
}
