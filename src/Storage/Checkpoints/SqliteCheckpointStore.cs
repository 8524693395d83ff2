using System.Runtime.CompilerServices;
using Ioc.Storage.Journal;
using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Checkpoints;

/// <summary>
/// The checkpoint in the SQLite file of the service's state. The file holds at most two checkpoints, so it stops growing after the second.
/// </summary>
public sealed class SqliteCheckpointStore(string path) : ICheckpointStore
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async ValueTask WriteAsync(
        JournalPosition covered, DateTimeOffset at, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var writer = new CheckpointWriter(path);
            try
            {
                await foreach (var block in blocks.WithCancellation(cancellationToken))
                {
                    if (block.Length > ICheckpointStore.MaxBlockSize)
                    {
                        throw new ArgumentException($"A block of {block.Length} bytes is longer than allowed.", nameof(blocks));
                    }

                    writer.Add(block.Span);
                }
            }
            catch (Exception error) when (error is not SqliteException)
            {
                writer.Abandon();
                throw;
            }

            writer.Complete(covered.Row, StoredTime.From(at));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<Checkpoint?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var reader = new CheckpointReader(path);
            return reader.Head() is { } head
                ? new Checkpoint
                {
                    Covered = new JournalPosition(head.Covered),
                    At = StoredTime.Read(head.At),
                    Blocks = Stream(head, cancellationToken),
                }
                : null;
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            throw new CheckpointDamagedException("The state file is damaged.", error);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DiscardAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var database = Database.Open(path, StateSchema.Tables);
            database.InTransaction(() => database.Execute("DELETE FROM checkpoint; DELETE FROM checkpoint_block"));
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            SetAside();
        }
        finally
        {
            _gate.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Stream(
        CheckpointHead head, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        using var reader = new CheckpointReader(path);
        for (var ordinal = 0L; ordinal < head.Blocks; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return reader.Block(head, ordinal);
        }
    }

    // A file that no longer opens as a database is kept for whoever wants to look at it; the journal can rebuild what matters of it.
    private void SetAside()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, $"{path}.damaged{suffix}", overwrite: true);
            }
        }
    }
}
