namespace Ioc.Ingest.Board;

/// <summary>Counts the updates journalled since the last checkpoint. The inbox adds, the checkpointer takes away.</summary>
internal sealed class JournalledUpdates
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(long updates) => Interlocked.Add(ref _count, updates);
}
