using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;

namespace Ioc.Kpi.Board;

/// <summary>All stored dossiers, packed, each under a row number that never changes; rows of one agency and procedure are chained.</summary>
internal sealed class DossierTable
{
    private readonly RecordArena _records = new();
    private readonly ChunkedList<Row> _rows = new();
    private readonly KeyIndex _index;
    private readonly byte[] _buffer = new byte[DossierCodec.MaxSize];

    public DossierTable() => _index = new KeyIndex(KeyOf);

    public int Count => _rows.Count;

    /// <summary>The row of a dossier, or -1.</summary>
    public int Find(in DossierKey key) => _index.Find(key);

    /// <summary>Reads a row's dossier.</summary>
    /// <returns>Its packed length.</returns>
    public int Read(int row, out Dossier dossier) => DossierCodec.Read(_records.At(_rows[row].Record), out dossier);

    public int Add(in Dossier dossier)
    {
        var length = DossierCodec.Write(dossier, _buffer);
        var row = _rows.Add(new Row { Record = _records.Add(_buffer.AsSpan(0, length)), Next = -1, Previous = -1 });
        _index.Add(dossier.Key, row);
        return row;
    }

    public void Replace(int row, int oldLength, in Dossier dossier)
    {
        var length = DossierCodec.Write(dossier, _buffer);
        ref var stored = ref _rows[row];
        stored.Record = _records.Replace(stored.Record, oldLength, _buffer.AsSpan(0, length));
    }

    /// <summary>The packed bytes of a row, from its start on.</summary>
    public ReadOnlySpan<byte> Packed(int row) => _records.At(_rows[row].Record);

    public int NextInPair(int row) => _rows[row].Next;

    /// <summary>Puts a row at the head of its pair's chain.</summary>
    public void Link(int row, Pair pair)
    {
        ref var linked = ref _rows[row];
        linked.Next = pair.Head;
        linked.Previous = -1;
        if (pair.Head >= 0)
        {
            _rows[pair.Head].Previous = row;
        }

        pair.Head = row;
        pair.Count++;
    }

    /// <summary>Takes a row out of its pair's chain.</summary>
    public void Unlink(int row, Pair pair)
    {
        ref var linked = ref _rows[row];
        if (linked.Previous >= 0)
        {
            _rows[linked.Previous].Next = linked.Next;
        }
        else
        {
            pair.Head = linked.Next;
        }

        if (linked.Next >= 0)
        {
            _rows[linked.Next].Previous = linked.Previous;
        }

        pair.Count--;
    }

    private DossierKey KeyOf(int row) => DossierKey.Read(_records.At(_rows[row].Record));

    private struct Row
    {
        public uint Record;
        public int Next;
        public int Previous;
    }
}
