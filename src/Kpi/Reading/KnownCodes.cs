using System.Buffers.Binary;

namespace Ioc.Kpi.Reading;

/// <summary>
/// The ids of codes as they were last written: of the few codes that nearly all records of a source bear, the same bytes need not be brought to
/// their canonical form and looked up again each time. Ids never change, so nothing here grows old. One instance a thread.
/// </summary>
internal sealed class KnownCodes
{
    /// <summary>Longer ones are looked up each time.</summary>
    public const int Longest = 63;

    private const int Places = 1024;
    private const int PlaceSize = Longest + 1;

    // One code for each place, its length first; a code takes the place of another whose bytes lead there too.
    private readonly byte[] _codes = new byte[Places * PlaceSize];
    private readonly int[] _ids = new int[Places];

    /// <summary>The id, if these bytes were kept and no others took their place since.</summary>
    public bool TryFind(ReadOnlySpan<byte> written, out int id)
    {
        if (written.IsEmpty || written.Length > Longest)
        {
            id = 0;
            return false;
        }

        var place = PlaceOf(written);
        id = _ids[place];
        var kept = _codes.AsSpan(place * PlaceSize, PlaceSize);
        return kept[0] == written.Length && kept.Slice(1, written.Length).SequenceEqual(written);
    }

    /// <summary>Keeps the id of a code as it is written.</summary>
    public void Keep(ReadOnlySpan<byte> written, int id)
    {
        if (written.IsEmpty || written.Length > Longest)
        {
            return;
        }

        var place = PlaceOf(written);
        var kept = _codes.AsSpan(place * PlaceSize, PlaceSize);
        kept[0] = (byte)written.Length;
        written.CopyTo(kept[1..]);
        _ids[place] = id;
    }

    /// <summary>By the ends of the code, where codes of one kind differ.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> written)
    {
        var hash = (ulong)written.Length;
        if (written.Length >= sizeof(ulong))
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(written) * 0x9E3779B97F4A7C15;
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(written[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var each in written)
            {
                hash = (hash << 8) ^ each ^ (hash >> 56);
            }
        }

        return (int)(hash * 0x9E3779B97F4A7C15 >> 54);
    }
}
