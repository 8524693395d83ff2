using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board.Images;

/// <summary>Collects the counters of a board as raw memory, in pieces of half a megabyte at most. Little-endian machines only, as .NET's are.</summary>
internal sealed class ImageWriter
{
    public const int PieceSize = 1 << 19;

    private readonly List<byte[]> _pieces = [];
    private int _used = PieceSize;

    /// <summary>The pieces in their order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces =>
        [.. _pieces.Select((piece, i) => (ReadOnlyMemory<byte>)piece.AsMemory(0, i < _pieces.Count - 1 ? PieceSize : _used))];

    public void Int(int value) => Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    public void Long(long value) => Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    /// <summary>The number of items, then the items.</summary>
    public void Items<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Int(items.Length);
        Raw(MemoryMarshal.AsBytes(items));
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_used == PieceSize)
            {
                _pieces.Add(GC.AllocateUninitializedArray<byte>(PieceSize));
                _used = 0;
            }

            var some = bytes[..Math.Min(bytes.Length, PieceSize - _used)];
            some.CopyTo(_pieces[^1].AsSpan(_used));
            _used += some.Length;
            bytes = bytes[some.Length..];
        }
    }
}
