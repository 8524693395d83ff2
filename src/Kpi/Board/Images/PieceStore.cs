using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// Pieces of bytes that are needed for seconds, one after another, in memory of the system and not of the garbage collector: given back, it is
/// the machine's again at once, where a hundred megabytes of arrays would stay with the process until a full collection. Not thread-safe.
/// </summary>
internal sealed class PieceStore : IDisposable
{
    // So large that the system maps each block by itself; it gives a page only once something is written there.
    private const int BlockSize = 64 << 20;

    private readonly List<Block> _blocks = [];
    private readonly List<Place> _pieces = [];
    private int _used = BlockSize;

    /// <summary>Pieces held.</summary>
    public int Count => _pieces.Count;

    /// <summary>Keeps a copy of the piece.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(piece.Length, BlockSize);
        if (_used + piece.Length > BlockSize)
        {
            _blocks.Add(new Block(BlockSize));
            _used = 0;
        }

        _blocks[^1].WriteSpan((ulong)_used, piece);
        _pieces.Add(new Place(_blocks.Count - 1, _used, piece.Length));
        _used += piece.Length;
    }

    /// <summary>The pieces in their order; each is valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        var buffer = Array.Empty<byte>();
        foreach (var (block, at, length) in _pieces)
        {
            if (buffer.Length < length)
            {
                buffer = GC.AllocateUninitializedArray<byte>(length);
            }

            _blocks[block].ReadSpan((ulong)at, buffer.AsSpan(0, length));
            yield return buffer.AsMemory(0, length);
        }
    }

    /// <summary>Gives everything back; the store is empty then.</summary>
    public void Dispose()
    {
        _blocks.ForEach(block => block.Dispose());
        _blocks.Clear();
        _pieces.Clear();
        _used = BlockSize;
    }

    private readonly record struct Place(int Block, int At, int Length);

    private sealed class Block : SafeBuffer
    {
        public Block(int bytes)
            : base(ownsHandle: true)
        {
            SetHandle(Marshal.AllocHGlobal(bytes));
            Initialize((ulong)bytes);
        }

        protected override bool ReleaseHandle()
        {
            Marshal.FreeHGlobal(handle);
            return true;
        }
    }
}
