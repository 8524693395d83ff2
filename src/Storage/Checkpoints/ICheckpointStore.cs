using Ioc.Storage.Journal;

namespace Ioc.Storage.Checkpoints;

/// <summary>Keeps the latest complete checkpoint. Any thread may call; calls wait for one another.</summary>
public interface ICheckpointStore : IAsyncDisposable
{
    /// <summary>No block may be longer, in bytes.</summary>
    const int MaxBlockSize = 1 << 20;

    /// <summary>
    /// Writes a checkpoint and drops the one before. Until the last block is durable the one before stays the latest, whatever
    /// happens. A block is copied before the next one is asked for, so the producer may use its buffer again.
    /// </summary>
    /// <exception cref="ArgumentException">A block is longer than <see cref="MaxBlockSize"/>.</exception>
    ValueTask WriteAsync(
        JournalPosition covered, DateTimeOffset at, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken);

    /// <summary>
    /// The latest complete checkpoint, or null when there is none. Do not write or discard while its blocks are being read.
    /// </summary>
    /// <exception cref="CheckpointDamagedException">There is one, but it cannot be read.</exception>
    ValueTask<Checkpoint?> ReadLatestAsync(CancellationToken cancellationToken);

    /// <summary>Forgets every checkpoint, damaged ones too.</summary>
    ValueTask DiscardAsync(CancellationToken cancellationToken);
}
