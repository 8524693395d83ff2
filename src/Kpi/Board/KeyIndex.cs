using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// From dossier key to row: open addressing in 256 segments that grow one by one, so that no single growth holds up the fold.
/// About six bytes a dossier; the keys themselves stand in the records.
/// </summary>
internal sealed class KeyIndex(Func<int, DossierKey> keyOfRow)
{
    private const int SegmentBits = 8;
    private const int FirstSize = 64;

    private readonly Segment[] _segments = new Segment[1 << SegmentBits];

    /// <summary>The row of the key, or -1.</summary>
    public int Find(in DossierKey key)
    {
        ref var segment = ref SegmentOf(key);
        if (segment.Slots is null)
        {
            return -1;
        }

        var mask = segment.Slots.Length - 1;
        for (var i = (int)key.Low & mask; ; i = (i + 1) & mask)
        {
            var entry = segment.Slots[i];
            if (entry == 0)
            {
                return -1;
            }

            if (keyOfRow(entry - 1) == key)
            {
                return entry - 1;
            }
        }
    }

    /// <summary>Adds a key that is not in the index yet.</summary>
    public void Add(in DossierKey key, int row)
    {
        ref var segment = ref SegmentOf(key);
        var slots = segment.Slots ??= new int[FirstSize];
        if (segment.Count * 4 >= slots.Length * 3)
        {
            segment.Slots = slots = Grown(slots);
        }

        Put(slots, key, row + 1);
        segment.Count++;
    }

    private int[] Grown(int[] slots)
    {
        var grown = new int[slots.Length * 2];
        foreach (var entry in slots)
        {
            if (entry != 0)
            {
                Put(grown, keyOfRow(entry - 1), entry);
            }
        }

        return grown;
    }

    private static void Put(int[] slots, in DossierKey key, int entry)
    {
        var mask = slots.Length - 1;
        var i = (int)key.Low & mask;
        while (slots[i] != 0)
        {
            i = (i + 1) & mask;
        }

        slots[i] = entry;
    }

    private ref Segment SegmentOf(in DossierKey key) => ref _segments[key.High >> (64 - SegmentBits)];

    private struct Segment
    {
        public int[]? Slots;
        public int Count;
    }
}
