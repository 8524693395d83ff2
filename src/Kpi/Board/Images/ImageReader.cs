using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board.Images;

/// <summary>Reads what <see cref="ImageWriter"/> wrote. Bytes that end too early, or lengths that cannot be, throw.</summary>
internal sealed class ImageReader(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    private readonly long _length = pieces.Sum(piece => (long)piece.Length);
    private long _taken;
    private int _piece;
    private int _at;

    /// <summary>Whether everything has been read.</summary>
    public bool IsAtEnd => _taken == _length;

    public int Int()
    {
        var value = 0;
        Raw(MemoryMarshal.AsBytes(new Span<int>(ref value)));
        return value;
    }

    public long Long()
    {
        var value = 0L;
        Raw(MemoryMarshal.AsBytes(new Span<long>(ref value)));
        return value;
    }

    /// <exception cref="InvalidDataException">There are not so many bytes.</exception>
    public T[] Items<T>()
        where T : unmanaged
    {
        var count = Int();
        if (count < 0 || count * (long)Marshal.SizeOf<T>() > _length - _taken)
        {
            throw new InvalidDataException("The image of the counters ends too early.");
        }

        var items = count == 0 ? [] : GC.AllocateUninitializedArray<T>(count);
        Raw(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    private void Raw(Span<byte> bytes)
    {
        if (bytes.Length > _length - _taken)
        {
            throw new InvalidDataException("The image of the counters ends too early.");
        }

        _taken += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var piece = pieces[_piece].Span[_at..];
            var some = Math.Min(piece.Length, bytes.Length);
            piece[..some].CopyTo(bytes);
            bytes = bytes[some..];
            _at += some;
            if (_at == pieces[_piece].Length)
            {
                _piece++;
                _at = 0;
            }
        }
    }
}
