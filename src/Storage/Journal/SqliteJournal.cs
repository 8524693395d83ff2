using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ioc.Kpi.Inbox;
using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Journal;

/// <summary>The journal in one SQLite file, in WAL mode with <c>synchronous=FULL</c>. Calls work on the calling thread.</summary>
public sealed class SqliteJournal(string path) : IJournal
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentBag<JournalReader> _idleReaders = [];
    private JournalWriter? _writer;
    private long _end;
    private long _pruned;
    private volatile bool _disposed;

    public JournalPosition End => new(Interlocked.Read(ref _end));

    public JournalPosition Pruned => new(Interlocked.Read(ref _pruned));

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WithWriterAsync(writer => writer.End, cancellationToken);
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            throw new JournalDamagedException($"The journal {path} cannot be read: {error.Message}", error);
        }
    }

    public ValueTask<JournalPosition> AppendAsync(
        DateTimeOffset at, int count, ReadOnlyMemory<byte> body, IReadOnlyList<SourceCursor> cursors, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return WithWriterAsync(writer => writer.Append(at, count, body, cursors), cancellationToken);
    }

    public async IAsyncEnumerable<JournalRow> ReadAsync(
        JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var reader = RentReader();
        var whole = false;
        try
        {
            while (reader.Next(after) is { } row)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
                after = row.Position;
            }

            whole = true;
        }
        finally
        {
            Return(reader, whole);
        }
    }

    public ValueTask<uint?> ChecksumAsync(JournalPosition position, CancellationToken cancellationToken) =>
        WithReader(reader => reader.Checksum(position), cancellationToken);

    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) =>
        WithReader(reader => reader.Cursor(source), cancellationToken);

    public async ValueTask<int> PruneAsync(JournalPosition covered, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var deleted = await WithWriterAsync(writer => writer.PruneSome(covered, olderThan), cancellationToken);
            if (deleted == 0)
            {
                return total;
            }

            total += deleted;
        }
    }

    public async ValueTask ContinueAfterAsync(JournalPosition covered, CancellationToken cancellationToken) =>
        await WithWriterAsync(
            writer =>
            {
                writer.ContinueAfter(covered);
                return true;
            },
            cancellationToken);

    public async ValueTask ProbeAsync(CancellationToken cancellationToken) =>
        await WithWriterAsync(
            writer =>
            {
                writer.Probe();
                return true;
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        await _gate.WaitAsync(CancellationToken.None);
        _disposed = true;
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer?.Dispose();
        _writer = null;
        _gate.Release();
    }

    private ValueTask<T> WithReader<T>(Func<JournalReader, T> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = RentReader();
        var whole = false;
        try
        {
            var answer = ask(reader);
            whole = true;
            return ValueTask.FromResult(answer);
        }
        finally
        {
            Return(reader, whole);
        }
    }

    private async ValueTask<T> WithWriterAsync<T>(Func<JournalWriter, T> act, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _writer ??= new JournalWriter(path);
            var result = act(_writer);
            Interlocked.Exchange(ref _pruned, _writer.Pruned.Row);
            Interlocked.Exchange(ref _end, _writer.End.Row);
            return result;
        }
        catch
        {
            // What the connection is worth after an error is unknown; the next call opens a fresh one and asks the file where it ends.
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private JournalReader RentReader() => _idleReaders.TryTake(out var idle) ? idle : new JournalReader(path);

    private void Return(JournalReader reader, bool whole)
    {
        if (whole && !_disposed && _idleReaders.IsEmpty)
        {
            _idleReaders.Add(reader);
        }
        else
        {
            reader.Dispose();
        }
    }
}
