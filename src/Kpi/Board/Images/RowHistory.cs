using System.Buffers.Binary;
using System.Collections;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// The packed records of the first rows of a board as they were at one moment, of those that have changed since. Keeping stops, and the
/// history is of no use any more, when it would hold more than it may.
/// </summary>
/// <param name="rows">The rows at that moment; later ones have no history.</param>
/// <param name="mostBytes">What it may hold.</param>
internal sealed class RowHistory(int rows, long mostBytes) : IDisposable
{
    /// <summary>Row and length stand before each record.</summary>
    public const int HeaderSize = sizeof(int) + sizeof(ushort);

    private const int PieceSize = 1 << 18;

    private readonly BitArray _kept = new(rows);
    private readonly PieceStore _full = new();
    private readonly byte[] _piece = GC.AllocateUninitializedArray<byte>(PieceSize);
    private int _used;

    public int Rows => rows;

    public bool IsOverfull { get; private set; }

    public int Count { get; private set; }

    /// <summary>The pieces: records one after another, each whole in one piece; a piece is valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _used == 0 ? [] : _full.Read().Append(_piece.AsMemory(0, _used));

    public bool Holds(int row) => row < rows && _kept[row];

    /// <summary>Keeps the record of a row that is about to change, unless an older one is kept already.</summary>
    public void Keep(int row, ReadOnlySpan<byte> packed)
    {
        if (row >= rows || IsOverfull || _kept[row])
        {
            return;
        }

        if (_used + HeaderSize + packed.Length > PieceSize)
        {
            if ((_full.Count + 2L) * PieceSize > mostBytes)
            {
                IsOverfull = true;
                Dispose();
                return;
            }

            _full.Add(_piece.AsSpan(0, _used));
            _used = 0;
        }

        var place = _piece.AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(place, row);
        BinaryPrimitives.WriteUInt16LittleEndian(place[sizeof(int)..], (ushort)packed.Length);
        packed.CopyTo(place[HeaderSize..]);
        _used += HeaderSize + packed.Length;
        _kept[row] = true;
        Count++;
    }

    /// <summary>Gives everything back.</summary>
    public void Dispose()
    {
        _full.Dispose();
        _used = 0;
    }

    /// <summary>Reads the record at the start of a piece, or of what is left of it.</summary>
    /// <returns>The bytes that it takes there.</returns>
    public static int Read(ReadOnlySpan<byte> piece, out int row, out ReadOnlySpan<byte> packed)
    {
        row = BinaryPrimitives.ReadInt32LittleEndian(piece);
        packed = piece.Slice(HeaderSize, BinaryPrimitives.ReadUInt16LittleEndian(piece[sizeof(int)..]));
        return HeaderSize + packed.Length;
    }
}
