using Ioc.Storage.Journal;

namespace Ioc.Storage.Checkpoints;

/// <summary>A complete checkpoint, ready to be read once.</summary>
public sealed class Checkpoint
{
    /// <summary>So many blocks are valid at a time.</summary>
    public const int BlocksKept = 4;

    /// <summary>The last journal row whose effect is in the blocks.</summary>
    public required JournalPosition Covered { get; init; }

    /// <summary>When it was written, offset zero.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The blocks in the order written. Of those that were asked for, only the last <see cref="BlocksKept"/> are valid: buffers are used again.
    /// Throws <see cref="CheckpointDamagedException"/> at the first bad or missing block; what was loaded before it must then be
    /// thrown away.
    /// </summary>
    public required IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks { get; init; }
}
