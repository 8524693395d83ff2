namespace Ioc.Storage.Checkpoints;

/// <summary>The row that makes the blocks of a checkpoint count; written last.</summary>
internal readonly record struct CheckpointHead(long Id, long Covered, long At, long Blocks)
{
    public uint Checksum => Sqlite.Checksum.Of([Id, Covered, At, Blocks], []);

    public static uint ChecksumOf(long checkpoint, long ordinal, ReadOnlySpan<byte> body) =>
        Sqlite.Checksum.Of([checkpoint, ordinal, body.Length], body);
}
