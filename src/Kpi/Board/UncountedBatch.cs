using System.Buffers.Binary;
using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// Copies of the packed records of dossiers whose counting was put off: how each was when it was counted last, and how it is now. They need nothing
/// of the table any more, so that they can be counted while it goes on changing.
/// </summary>
internal sealed class UncountedBatch : IDisposable
{
    private const int HeaderSize = sizeof(int) + (2 * sizeof(ushort));
    private const int PieceSize = 1 << 18;

    private readonly PieceStore _full = new();
    private readonly byte[] _piece = GC.AllocateUninitializedArray<byte>(PieceSize);
    private int _used;

    /// <summary>The pieces: dossiers one after another, each whole in one piece; a piece is valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _full.Read().Append(_piece.AsMemory(0, _used));

    /// <param name="before">Nothing for a dossier that was never counted.</param>
    public void Add(int row, ReadOnlySpan<byte> before, ReadOnlySpan<byte> now)
    {
        var size = HeaderSize + before.Length + now.Length;
        if (_used + size > PieceSize)
        {
            _full.Add(_piece.AsSpan(0, _used));
            _used = 0;
        }

        var place = _piece.AsSpan(_used, size);
        BinaryPrimitives.WriteInt32LittleEndian(place, row);
        BinaryPrimitives.WriteUInt16LittleEndian(place[sizeof(int)..], (ushort)before.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(place[(sizeof(int) + sizeof(ushort))..], (ushort)now.Length);
        before.CopyTo(place[HeaderSize..]);
        now.CopyTo(place[(HeaderSize + before.Length)..]);
        _used += size;
    }

    /// <summary>Reads the dossier at the start of a piece, or of what is left of it.</summary>
    /// <returns>The bytes that it takes there.</returns>
    public static int Read(ReadOnlySpan<byte> piece, out int row, out ReadOnlySpan<byte> before, out ReadOnlySpan<byte> now)
    {
        row = BinaryPrimitives.ReadInt32LittleEndian(piece);
        before = piece.Slice(HeaderSize, BinaryPrimitives.ReadUInt16LittleEndian(piece[sizeof(int)..]));
        now = piece.Slice(HeaderSize + before.Length, BinaryPrimitives.ReadUInt16LittleEndian(piece[(sizeof(int) + sizeof(ushort))..]));
        return HeaderSize + before.Length + now.Length;
    }

    /// <summary>Gives everything back.</summary>
    public void Dispose()
    {
        _full.Dispose();
        _used = 0;
    }
}
