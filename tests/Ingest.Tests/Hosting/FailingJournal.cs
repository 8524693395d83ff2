using Ioc.Kpi.Inbox;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>A real journal whose disk can be taken away and given back.</summary>
internal sealed class FailingJournal(IJournal inner) : IJournal
{
    public volatile bool DiskIsAway;

    /// <summary>After so many more rows the disk goes away; null: never by itself.</summary>
    public int? RowsLeft { get; set; }

    public JournalPosition End => inner.End;

    public JournalPosition Pruned => inner.Pruned;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public ValueTask<JournalPosition> AppendAsync(
        DateTimeOffset at, int count, ReadOnlyMemory<byte> body, IReadOnlyList<SourceCursor> cursors, CancellationToken cancellationToken)
    {
        DiskIsAway |= RowsLeft-- == 0;
        ThrowIfAway();
        return inner.AppendAsync(at, count, body, cursors, cancellationToken);
    }

    public IAsyncEnumerable<JournalRow> ReadAsync(JournalPosition after, CancellationToken cancellationToken) =>
        inner.ReadAsync(after, cancellationToken);

    public ValueTask<uint?> ChecksumAsync(JournalPosition position, CancellationToken cancellationToken) =>
        inner.ChecksumAsync(position, cancellationToken);

    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) =>
        inner.ReadCursorAsync(source, cancellationToken);

    public ValueTask<int> PruneAsync(JournalPosition covered, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        inner.PruneAsync(covered, olderThan, cancellationToken);

    public ValueTask ContinueAfterAsync(JournalPosition covered, CancellationToken cancellationToken) =>
        inner.ContinueAfterAsync(covered, cancellationToken);

    public ValueTask ProbeAsync(CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return inner.ProbeAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void ThrowIfAway()
    {
        if (DiskIsAway)
        {
            throw new IOException("No space left on device");
        }
    }
}
