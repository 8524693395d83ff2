using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Checkpoints;

/// <summary>Writes one checkpoint block by block; it exists only once <see cref="Complete"/> has returned.</summary>
internal sealed class CheckpointWriter : IDisposable
{
    private readonly Database _database;
    private readonly Statement _insert;
    private readonly long _id;
    private long _blocks;

    public CheckpointWriter(string path)
    {
        _database = Database.Open(path, StateSchema.Tables);
        _insert = _database.Prepare("INSERT INTO checkpoint_block (checkpoint, ordinal, checksum, body) VALUES (?1, ?2, ?3, ?4)");
        DeleteBlocksWithoutHead();
        _id = (_database.ReadNumber("SELECT max(id) FROM checkpoint") ?? 0) + 1;

        // Blocks need not be durable one by one: the sync of the head covers the whole log before it.
        _database.Execute("PRAGMA synchronous = NORMAL");
    }

    public void Add(ReadOnlySpan<byte> block)
    {
        // One statement is one transaction, so other writers of the file wait for one block at most.
        _insert.Bind(1, _id).Bind(2, _blocks).Bind(3, CheckpointHead.ChecksumOf(_id, _blocks, block)).Bind(4, block).Run();
        _blocks++;
    }

    public void Complete(long covered, long at)
    {
        _database.Execute("PRAGMA synchronous = FULL");
        var head = new CheckpointHead(_id, covered, at, _blocks);
        _database.InTransaction(() =>
        {
            _database.Execute("DELETE FROM checkpoint");
            using var insert = _database.Prepare("INSERT INTO checkpoint (id, covered, at, blocks, checksum) VALUES (?1, ?2, ?3, ?4, ?5)");
            insert.Bind(1, head.Id).Bind(2, head.Covered).Bind(3, head.At).Bind(4, head.Blocks).Bind(5, head.Checksum).Run();
        });
        DeleteBlocksWithoutHead();
    }

    /// <summary>Takes back the blocks of a checkpoint that was not completed. Their pages serve the next one.</summary>
    public void Abandon() => DeleteBlocksWithoutHead();

    public void Dispose()
    {
        _insert.Dispose();
        _database.Dispose();
    }

    private void DeleteBlocksWithoutHead() =>
        _database.Execute("DELETE FROM checkpoint_block WHERE checkpoint NOT IN (SELECT id FROM checkpoint)");
}
