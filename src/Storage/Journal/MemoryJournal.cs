using System.Runtime.CompilerServices;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Journal;

/// <summary>A journal that lasts as long as the process, for demonstrations without a disk and for tests.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly Queue<JournalRow> _rows = new();
    private readonly Dictionary<string, string> _cursors = new(StringComparer.Ordinal);
    private long _end;
    private long _pruned;

    public JournalPosition End => new(Interlocked.Read(ref _end));

    public JournalPosition Pruned => new(Interlocked.Read(ref _pruned));

    public ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<JournalPosition> AppendAsync(
        DateTimeOffset at, int count, ReadOnlyMemory<byte> body, IReadOnlyList<SourceCursor> cursors, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        foreach (var cursor in cursors)
        {
            ArgumentNullException.ThrowIfNull(cursor, nameof(cursors));
        }

        lock (_lock)
        {
            var position = End.Next;
            _rows.Enqueue(new JournalRow(position, Moment.From(at).ToUtc(), count, body.ToArray()));
            foreach (var cursor in cursors)
            {
                _cursors[cursor.Source] = cursor.Position;
            }

            Interlocked.Exchange(ref _end, position.Row);
            return ValueTask.FromResult(position);
        }
    }

    public async IAsyncEnumerable<JournalRow> ReadAsync(
        JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            JournalRow[] rows;
            lock (_lock)
            {
                rows = [.. _rows.Where(row => row.Position > after)];
            }

            if (rows.Length == 0)
            {
                yield break;
            }

            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            after = rows[^1].Position;
            await Task.Yield();
        }
    }

    public ValueTask<uint?> ChecksumAsync(JournalPosition position, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_rows.Where(row => row.Position == position).Select(row => (uint?)JournalSchema.ChecksumOf(
                row.Position, StoredTime.From(row.At), row.Count, row.Body.Span)).FirstOrDefault());
        }
    }

    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_cursors.GetValueOrDefault(source));
        }
    }

    public ValueTask<int> PruneAsync(JournalPosition covered, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var deleted = 0;
            while (_rows.TryPeek(out var row) && row.Position <= covered && row.At < olderThan)
            {
                _rows.Dequeue();
                Interlocked.Exchange(ref _pruned, row.Position.Row);
                deleted++;
            }

            return ValueTask.FromResult(deleted);
        }
    }

    public ValueTask ContinueAfterAsync(JournalPosition covered, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (End >= covered)
            {
                throw new InvalidOperationException($"The journal reaches row {End.Row} already.");
            }

            _rows.Clear();
            Interlocked.Exchange(ref _pruned, covered.Row);
            Interlocked.Exchange(ref _end, covered.Row);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask ProbeAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
