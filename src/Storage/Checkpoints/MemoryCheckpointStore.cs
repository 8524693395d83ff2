using System.Runtime.CompilerServices;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;

namespace Ioc.Storage.Checkpoints;

/// <summary>A checkpoint that lasts as long as the process, for demonstrations without a disk and for tests.</summary>
public sealed class MemoryCheckpointStore : ICheckpointStore
{
    private volatile Stored? _latest;

    public async ValueTask WriteAsync(
        JournalPosition covered, DateTimeOffset at, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        var copies = new List<byte[]>();
        await foreach (var block in blocks.WithCancellation(cancellationToken))
        {
            if (block.Length > ICheckpointStore.MaxBlockSize)
            {
                throw new ArgumentException($"A block of {block.Length} bytes is longer than allowed.", nameof(blocks));
            }

            copies.Add(block.ToArray());
        }

        _latest = new Stored(covered, Moment.From(at).ToUtc(), copies);
    }

    public ValueTask<Checkpoint?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        var latest = _latest;
        return ValueTask.FromResult(latest is null
            ? null
            : new Checkpoint { Covered = latest.Covered, At = latest.At, Blocks = Stream(latest.Blocks, cancellationToken) });
    }

    public ValueTask DiscardAsync(CancellationToken cancellationToken)
    {
        _latest = null;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Stream(
        List<byte[]> blocks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return block;
        }

        await Task.CompletedTask;
    }

    private sealed record Stored(JournalPosition Covered, DateTimeOffset At, List<byte[]> Blocks);
}
