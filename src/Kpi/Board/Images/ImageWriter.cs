using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board.Images;

/// <summary>Collects the counters of a board as raw memory, in pieces of half a megabyte at most. Little-endian machines only, as .NET's are.</summary>
internal sealed class ImageWriter(PieceStore pieces)
{
    public const int PieceSize = 1 << 19;

    private readonly byte[] _piece = GC.AllocateUninitializedArray<byte>(PieceSize);
    private int _used;

    public void Int(int value) => Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    public void Long(long value) => Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    /// <summary>The number of items, then the items.</summary>
    public void Items<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Int(items.Length);
        Raw(MemoryMarshal.AsBytes(items));
    }

    /// <summary>Hands the last piece over. Nothing may be written afterwards.</summary>
    public void Complete()
    {
        if (_used > 0)
        {
            pieces.Add(_piece.AsSpan(0, _used));
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_used == PieceSize)
            {
                pieces.Add(_piece);
                _used = 0;
            }

            var some = bytes[..Math.Min(bytes.Length, PieceSize - _used)];
            some.CopyTo(_piece.AsSpan(_used));
            _used += some.Length;
            bytes = bytes[some.Length..];
        }
    }
}
