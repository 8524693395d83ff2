using System.Numerics;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// From dossier key to row: open addressing in 256 segments that grow one by one, so that no single growth holds up the fold.
/// Five to eleven bytes a dossier; the keys themselves stand in the records.
/// </summary>
/// <remarks>
/// A slot is four bytes: the row in 27 bits, which suffices for 134 million dossiers, and five bits of the key, so that a probe that meets
/// another dossier need not fetch its record.
/// </remarks>
internal sealed class KeyIndex(Func<int, DossierKey> keyOfRow)
{
    public const int MaxRows = (1 << RowBits) - 1;

    private const int RowBits = 27;
    private const int SegmentBits = 8;
    private const int FirstSize = 16;
    private const uint RowMask = (1u << RowBits) - 1;

    private readonly Segment[] _segments = new Segment[1 << SegmentBits];

    public long Bytes => _segments.Sum(segment => segment.Slots is null ? 0 : 24L + (sizeof(uint) * segment.Slots.Length));

    /// <summary>Makes room for so many dossiers in all, so that loading them does not grow the index again and again.</summary>
    public void Reserve(int dossiers)
    {
        // Keys spread evenly but not exactly; a segment that gets more than its share grows by itself.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(FirstSize, (dossiers >> SegmentBits) * 4L / 3));
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i].Slots is null)
            {
                _segments[i].Slots = new uint[size];
            }
        }
    }

    /// <summary>The slots of each segment as they are now, null of an empty one. They go on filling, but a segment that grows leaves them as they are.</summary>
    public uint[]?[] Capture() => [.. _segments.Select(segment => segment.Slots)];

    /// <summary>Copies slots, those of later rows as empty ones.</summary>
    public static void CopyRowsBefore(int rows, ReadOnlySpan<uint> slots, Span<uint> copy)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            // Read once: a later row may take an empty slot at any moment.
            var entry = Volatile.Read(in slots[i]);
            copy[i] = (entry & RowMask) <= (uint)rows ? entry : 0;
        }
    }

    /// <summary>Takes a part of the slots of a segment as they stood in another index.</summary>
    /// <param name="at">The place of the first.</param>
    /// <param name="length">The slots of the whole segment.</param>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public void Load(int segment, int at, int length, ReadOnlySpan<uint> slots)
    {
        if ((uint)segment >= (uint)_segments.Length || length > MaxRows || !BitOperations.IsPow2(length) || at < 0 || at > length - slots.Length)
        {
            throw new InvalidDataException("A piece of the index does not fit.");
        }

        ref var into = ref _segments[segment];
        if (into.Slots?.Length != length)
        {
            into.Slots = new uint[length];
        }

        slots.CopyTo(into.Slots.AsSpan(at));
        into.Count += slots.Length - slots.Count(0u);
    }

    /// <summary>Whether every row up to so many has a slot, and no other, with room between them.</summary>
    public bool IsOf(int rows)
    {
        var found = 0;
        foreach (ref readonly var segment in _segments.AsSpan())
        {
            foreach (var entry in segment.Slots ?? [])
            {
                found += entry != 0 && (entry & RowMask) <= (uint)rows ? 1 : 0;
            }

            if (segment.Slots is { } slots && segment.Count >= slots.Length)
            {
                return false;
            }
        }

        return found == rows && _segments.Sum(segment => (long)segment.Count) == rows;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(_segments);

    /// <summary>One more than the row in the slot where the search for the key begins: probably its row, or 0.</summary>
    public uint First(in DossierKey key) =>
        SegmentOf(key).Slots is { } slots ? slots[(int)key.Low & (slots.Length - 1)] & RowMask : 0;

    /// <summary>The row of the key, or -1.</summary>
    public int Find(in DossierKey key)
    {
        if (SegmentOf(key).Slots is not { } slots)
        {
            return -1;
        }

        var mask = slots.Length - 1;
        var tag = TagOf(key);
        for (var i = (int)key.Low & mask; ; i = (i + 1) & mask)
        {
            var entry = slots[i];
            if (entry == 0)
            {
                return -1;
            }

            if ((entry & ~RowMask) == tag && keyOfRow((int)(entry & RowMask) - 1) == key)
            {
                return (int)(entry & RowMask) - 1;
            }
        }
    }

    /// <summary>Adds a key that is not in the index yet.</summary>
    public void Add(in DossierKey key, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, MaxRows);
        ref var segment = ref SegmentOf(key);
        var slots = segment.Slots ??= new uint[FirstSize];
        if (segment.Count * 4 >= slots.Length * 3)
        {
            segment.Slots = slots = Grown(slots);
        }

        Put(slots, key, TagOf(key) | (uint)(row + 1));
        segment.Count++;
    }

    private uint[] Grown(uint[] slots)
    {
        var grown = new uint[slots.Length * 2];
        foreach (var entry in slots)
        {
            if (entry != 0)
            {
                Put(grown, keyOfRow((int)(entry & RowMask) - 1), entry);
            }
        }

        return grown;
    }

    private static void Put(uint[] slots, in DossierKey key, uint entry)
    {
        var mask = slots.Length - 1;
        var i = (int)key.Low & mask;
        while (slots[i] != 0)
        {
            i = (i + 1) & mask;
        }

        slots[i] = entry;
    }

    private static uint TagOf(in DossierKey key) => (uint)key.High << RowBits;

    private ref Segment SegmentOf(in DossierKey key) => ref _segments[key.High >> (64 - SegmentBits)];

    private struct Segment
    {
        public uint[]? Slots;
        public int Count;
    }
}
