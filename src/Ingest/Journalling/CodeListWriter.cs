using System.Buffers.Binary;
using System.Text;
using Ioc.Kpi.Codes;

namespace Ioc.Ingest.Journalling;

/// <summary>Lists codes with their texts in front of packed records: kind (1 byte), id (4), length in bytes (2), UTF-8 text.</summary>
internal sealed class CodeListWriter(DossierCodes codes)
{
    // For each kind and id the list that it was last put on; a set would cost more than all the rest of writing a row.
    private readonly int[][] _listedOn = [.. Enumerable.Repeat(Array.Empty<int>(), (int)CodeKind.Source + 1)];
    private int _list = 1;
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public int Count { get; private set; }

    public void Add(CodeKind kind, int id)
    {
        ref var listedOn = ref _listedOn[(int)kind];
        if (id < listedOn.Length && listedOn[id] == _list)
        {
            return;
        }

        if (id >= listedOn.Length)
        {
            Array.Resize(ref listedOn, Math.Max(64, (id + 1) * 2));
        }

        listedOn[id] = _list;
        Count++;
        var text = codes.TableOf(kind).TextOf(id);
        var size = 7 + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length - Length < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
        }

        var at = _bytes.AsSpan(Length);
        at[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(at[1..], id);
        var written = Encoding.UTF8.GetBytes(text, at[7..]);
        BinaryPrimitives.WriteUInt16LittleEndian(at[5..], checked((ushort)written));
        Length += 7 + written;
    }

    public void Clear()
    {
        _list++;
        Count = 0;
        Length = 0;
    }
}
