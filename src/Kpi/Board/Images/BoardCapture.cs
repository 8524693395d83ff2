using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// The board at one instant, while it goes on: its counters were copied at that instant; its records are copied bit by bit, and those that
/// changed meanwhile are told as they were (<see cref="History"/>). Up to <see cref="End"/> every call belongs under the guard of the board;
/// afterwards the capture stands by itself until it is disposed of.
/// </summary>
public sealed class BoardCapture : IDisposable
{
    private const long MostHistory = 64 << 20;

    private readonly BoardRows _rows;
    private readonly RowHistory _history;
    private readonly PieceStore _counters = new();
    private readonly uint[]?[] _index;

    internal BoardCapture(BoardRows rows, Moment now)
    {
        _rows = rows;
        CountersImage.Write(rows, now, _counters);
        _history = new RowHistory(rows.Table.Count, MostHistory);
        _index = rows.Table.CaptureIndex();
        rows.Captured = _history;
    }

    /// <summary>The counters, in pieces of half a megabyte at most, each valid until the next is asked for; for <see cref="KpiBoard.TryLoadCounters"/>.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Counters => _counters.Read();

    /// <summary>The index of the records, in pieces of half a megabyte at most, each valid until the next is asked for; for <see cref="KpiBoard.LoadIndex"/>.</summary>
    /// <remarks>Stands by itself: nobody has to guard the board meanwhile.</remarks>
    public IEnumerable<ReadOnlyMemory<byte>> Index => IndexImage.Write(_index, Rows);

    /// <summary>The records that the counters are of.</summary>
    public int Rows => _history.Rows;

    /// <summary>Whether so much changed meanwhile that <see cref="History"/> was given up: the counters are of no use then.</summary>
    public bool IsOutrun => _history.IsOverfull;

    /// <summary>
    /// Pieces of a quarter of a megabyte at most of records as they were (<see cref="ReadHistory"/>), each valid until the next is asked for.
    /// Asked after the last record was copied.
    /// </summary>
    public IEnumerable<ReadOnlyMemory<byte>> History => _history.Pieces;

    /// <summary>Reads the record at the start of a piece of <see cref="History"/>.</summary>
    /// <returns>The bytes that it takes there.</returns>
    public static int ReadHistory(ReadOnlySpan<byte> piece, out int row, out ReadOnlySpan<byte> packed) => RowHistory.Read(piece, out row, out packed);

    /// <summary>Copies packed records from a row on, one after another, and the length of each.</summary>
    /// <returns>How many: as many as both have room for; 0 at the end.</returns>
    public int CopyRows(int row, Span<byte> records, Span<ushort> lengths, out int written)
    {
        written = 0;
        var first = row;
        for (; row < Rows && row - first < lengths.Length && records.Length - written >= DossierCodec.MaxSize; row++)
        {
            var packed = _rows.Table.Packed(row);
            var length = DossierCodec.LengthOf(packed);
            packed[..length].CopyTo(records[written..]);
            lengths[row - first] = (ushort)length;
            written += length;
        }

        return row - first;
    }

    /// <summary>Ends the keeping of what changes.</summary>
    public void End()
    {
        if (_rows.Captured == _history)
        {
            _rows.Captured = null;
        }
    }

    /// <summary>Gives the memory back, and ends the keeping if <see cref="End"/> has not.</summary>
    public void Dispose()
    {
        End();
        _counters.Dispose();
        _history.Dispose();
    }
}
