using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Checkpoints;

/// <summary>Reads the blocks of one checkpoint in order, into <see cref="Checkpoint.BlocksKept"/> buffers by turns.</summary>
internal sealed class CheckpointReader : IDisposable
{
    private readonly Database _database;
    private readonly Statement _block;
    private readonly byte[][] _bodies = new byte[Checkpoint.BlocksKept][];
    private int _read;

    public CheckpointReader(string path)
    {
        _database = Database.Open(path, StateSchema.Tables);
        _database.Execute("PRAGMA query_only = ON");
        _block = _database.Prepare("SELECT checksum, body FROM checkpoint_block WHERE checkpoint = ?1 AND ordinal = ?2");
    }

    public CheckpointHead? Head()
    {
        using var statement = _database.Prepare("SELECT id, covered, at, blocks, checksum FROM checkpoint ORDER BY id DESC LIMIT 1");
        if (!statement.Step())
        {
            return null;
        }

        var head = new CheckpointHead(statement.Number(0), statement.Number(1), statement.Number(2), statement.Number(3));
        return head.Checksum == statement.Number(4)
            ? head
            : throw new CheckpointDamagedException("The checkpoint is damaged: the checksum of its head does not match.");
    }

    public ReadOnlyMemory<byte> Block(CheckpointHead head, long ordinal)
    {
        try
        {
            if (!_block.Bind(1, head.Id).Bind(2, ordinal).Step())
            {
                throw new CheckpointDamagedException($"The checkpoint is damaged: block {ordinal} of {head.Blocks} is missing.");
            }

            var blob = _block.Blob(1);
            if (CheckpointHead.ChecksumOf(head.Id, ordinal, blob) != _block.Number(0))
            {
                throw new CheckpointDamagedException($"The checkpoint is damaged: the checksum of block {ordinal} does not match.");
            }

            return Copy(blob);
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            throw new CheckpointDamagedException($"The checkpoint is damaged at block {ordinal}.", error);
        }
        finally
        {
            _block.Reset();
        }
    }

    public void Dispose()
    {
        _block.Dispose();
        _database.Dispose();
    }

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> blob)
    {
        ref var body = ref _bodies[_read++ % _bodies.Length];
        if (body is null || body.Length < blob.Length)
        {
            body = new byte[blob.Length];
        }

        blob.CopyTo(body);
        return body.AsMemory(0, blob.Length);
    }
}
