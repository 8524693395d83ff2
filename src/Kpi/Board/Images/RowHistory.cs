using System.Buffers.Binary;
using System.Collections;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// The packed records of the first rows of a board as they were at one moment, of those that have changed since. Keeping stops, and the
/// history is of no use any more, when it would hold more than it may.
/// </summary>
/// <param name="rows">The rows at that moment; later ones have no history.</param>
/// <param name="mostBytes">What it may hold.</param>
internal sealed class RowHistory(int rows, long mostBytes)
{
    /// <summary>Row and length stand before each record.</summary>
    public const int HeaderSize = sizeof(int) + sizeof(ushort);

    private const int PieceSize = 1 << 18;

    private readonly BitArray _kept = new(rows);
    private readonly List<byte[]> _pieces = [];
    private readonly List<int> _lengths = [];

    public int Rows => rows;

    public bool IsOverfull { get; private set; }

    public int Count { get; private set; }

    /// <summary>The pieces: records one after another, each whole in one piece.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _pieces.Select((piece, i) => (ReadOnlyMemory<byte>)piece.AsMemory(0, _lengths[i]));

    public bool Holds(int row) => row < rows && _kept[row];

    /// <summary>Keeps the record of a row that is about to change, unless an older one is kept already.</summary>
    public void Keep(int row, ReadOnlySpan<byte> packed)
    {
        if (row >= rows || IsOverfull || _kept[row])
        {
            return;
        }

        if (_lengths.Count == 0 || _lengths[^1] + HeaderSize + packed.Length > PieceSize)
        {
            if ((_pieces.Count + 1L) * PieceSize > mostBytes)
            {
                IsOverfull = true;
                _pieces.Clear();
                _lengths.Clear();
                return;
            }

            _pieces.Add(GC.AllocateUninitializedArray<byte>(PieceSize));
            _lengths.Add(0);
        }

        var place = _pieces[^1].AsSpan(_lengths[^1]);
        BinaryPrimitives.WriteInt32LittleEndian(place, row);
        BinaryPrimitives.WriteUInt16LittleEndian(place[sizeof(int)..], (ushort)packed.Length);
        packed.CopyTo(place[HeaderSize..]);
        _lengths[^1] += HeaderSize + packed.Length;
        _kept[row] = true;
        Count++;
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
