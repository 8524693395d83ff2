using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>Keeps the first checkpoints only, as if the service had been killed long before its end.</summary>
internal sealed class KeptCheckpoints(ICheckpointStore inner, int stopAfter) : ICheckpointStore
{
    private int _written;

    public async ValueTask WriteAsync(
        JournalPosition covered, DateTimeOffset at, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        if (_written++ < stopAfter)
        {
            await inner.WriteAsync(covered, at, blocks, cancellationToken);
        }
    }

    public ValueTask<Checkpoint?> ReadLatestAsync(CancellationToken cancellationToken) => inner.ReadLatestAsync(cancellationToken);

    public ValueTask DiscardAsync(CancellationToken cancellationToken) => inner.DiscardAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
