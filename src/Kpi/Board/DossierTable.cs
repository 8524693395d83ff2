using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;

namespace Ioc.Kpi.Board;

/// <summary>All stored dossiers, packed, each under a row number that never changes. A row is four bytes for where the record stands.</summary>
internal sealed class DossierTable
{
    /// <summary>Keys looked up together.</summary>
    public const int MostWarmed = 32;

    private readonly RecordArena _records = new();
    private readonly ChunkedList<uint> _rows = new();
    private readonly KeyIndex _index;
    private readonly byte[] _buffer = new byte[DossierCodec.MaxSize];
#pragma warning disable IDE0052 // Written so that the touching has a result and is not optimised away.
    private uint _warmed;
#pragma warning restore IDE0052

    // Whether the index came with the records that are being loaded.
    private bool _hasIndex;

    public DossierTable() => _index = new KeyIndex(KeyOf);

    public int Count => _rows.Count;

    public long RecordBytes => _records.Bytes;

    public long RowBytes => _rows.Count * (long)sizeof(uint);

    public long IndexBytes => _index.Bytes;

    /// <summary>Makes room for so many dossiers in all.</summary>
    public void Reserve(int dossiers) => _index.Reserve(dossiers);

    /// <summary>The row of a dossier, or -1.</summary>
    public int Find(in DossierKey key) => _index.Find(key);

    /// <summary>
    /// Touches index, row and record of several keys, step by step for all of them: the processor waits for memory once for each step
    /// instead of once for each key.
    /// </summary>
    public void Warm(ReadOnlySpan<DossierKey> keys)
    {
        Span<uint> touched = stackalloc uint[MostWarmed];
        for (var i = 0; i < keys.Length; i++)
        {
            touched[i] = _index.First(keys[i]);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            touched[i] = touched[i] == 0 ? 0 : _rows[(int)touched[i] - 1];
        }

        uint sum = 0;
        for (var i = 0; i < keys.Length && Count > 0; i++)
        {
            sum += _records.At(touched[i])[0];
        }

        _warmed = sum;
    }

    /// <summary>Touches the records of several rows; -1 for none.</summary>
    public void Warm(ReadOnlySpan<int> rows)
    {
        uint sum = 0;
        foreach (var row in rows)
        {
            sum += row < 0 ? 0u : _records.At(_rows[row])[0];
        }

        _warmed = sum;
    }

    /// <summary>Reads a row's dossier.</summary>
    /// <returns>Its packed length.</returns>
    public int Read(int row, out Dossier dossier) => DossierCodec.Read(_records.At(_rows[row]), out dossier);

    public int Add(in Dossier dossier)
    {
        var length = DossierCodec.Write(dossier, _buffer);
        var row = _rows.Add(_records.Add(_buffer.AsSpan(0, length)));
        if (!_hasIndex)
        {
            _index.Add(dossier.Key, row);
        }

        return row;
    }

    /// <summary>Adds records that are packed already and stand one after another; their places in the index are touched for several of them together.</summary>
    /// <exception cref="InvalidDataException">The records end before the last length.</exception>
    public void AddPacked(ReadOnlySpan<byte> records, ReadOnlySpan<ushort> lengths)
    {
        for (; !lengths.IsEmpty; lengths = lengths[Math.Min(MostWarmed, lengths.Length)..])
        {
            var some = lengths[..Math.Min(MostWarmed, lengths.Length)];
            WarmIndex(records, some);
            foreach (var length in some)
            {
                RequireRecord(records, length);
                var row = _rows.Add(_records.Add(records[..length]));
                if (!_hasIndex)
                {
                    _index.Add(DossierKey.Read(records), row);
                }

                records = records[length..];
            }
        }
    }

    /// <summary>The slots of the index as they are now, for an image of them.</summary>
    public uint[]?[] CaptureIndex() => _index.Capture();

    /// <summary>Takes a piece of the index of the records that are loaded next; <see cref="CompleteIndex"/> ends it.</summary>
    /// <exception cref="InvalidDataException">It is no piece of an index.</exception>
    public void LoadIndex(ReadOnlySpan<byte> piece)
    {
        IndexImage.Read(piece, _index);
        _hasIndex = true;
    }

    /// <summary>Ends the loading: an index that is not that of the records is made anew.</summary>
    /// <returns>Whether one came and is that of the records.</returns>
    public bool CompleteIndex()
    {
        var holds = _hasIndex && _index.IsOf(Count);
        if (_hasIndex && !holds)
        {
            _index.Clear();
            _index.Reserve(Count);
            for (var row = 0; row < Count; row++)
            {
                _index.Add(KeyOf(row), row);
            }
        }

        _hasIndex = false;
        return holds;
    }

    /// <summary>Puts a packed record in the place of another of the same dossier.</summary>
    public void ReplacePacked(int row, ReadOnlySpan<byte> packed)
    {
        ref var record = ref _rows[row];
        record = _records.Replace(record, DossierCodec.LengthOf(_records.At(record)), packed);
    }

    public void Replace(int row, int oldLength, in Dossier dossier)
    {
        var length = DossierCodec.Write(dossier, _buffer);
        ref var record = ref _rows[row];
        record = _records.Replace(record, oldLength, _buffer.AsSpan(0, length));
    }

    /// <summary>The packed bytes of a row, from its start on.</summary>
    public ReadOnlySpan<byte> Packed(int row) => _records.At(_rows[row]);

    /// <summary>The packed bytes of a row, no more.</summary>
    public ReadOnlySpan<byte> Record(int row)
    {
        var packed = Packed(row);
        return packed[..DossierCodec.LengthOf(packed)];
    }

    private void WarmIndex(ReadOnlySpan<byte> records, ReadOnlySpan<ushort> lengths)
    {
        uint sum = 0;
        foreach (var length in _hasIndex ? [] : lengths)
        {
            RequireRecord(records, length);
            sum += _index.First(DossierKey.Read(records));
            records = records[length..];
        }

        _warmed = sum;
    }

    private static void RequireRecord(ReadOnlySpan<byte> records, int length)
    {
        if (length < DossierKey.Size || length > records.Length)
        {
            throw new InvalidDataException("The records end too early.");
        }
    }

    private DossierKey KeyOf(int row) => DossierKey.Read(_records.At(_rows[row]));
}
