namespace Ioc.Kpi.Board;

/// <summary>
/// Memory for packed records of different lengths: pages of one megabyte, lengths rounded up to two bytes, freed places used again
/// by records of the same rounded length. A handle is four bytes, which reach over 8 GB.
/// </summary>
internal sealed class RecordArena
{
    private const int PageBits = 20;
    private const int PageSize = 1 << PageBits;
    private const int Grain = 2;

    private readonly List<byte[]> _pages = [];
    private readonly List<Stack<uint>> _free = [];
    private int _used = PageSize;

    /// <summary>Bytes held, freed places included.</summary>
    public long Bytes => ((long)_pages.Count << PageBits) + _free.Sum(free => sizeof(uint) * (long)free.Capacity);

    /// <summary>Stores a copy of the record.</summary>
    public uint Add(ReadOnlySpan<byte> record)
    {
        var handle = Take(GrainsOf(record.Length));
        record.CopyTo(At(handle));
        return handle;
    }

    /// <summary>Overwrites a record of <paramref name="oldLength"/> bytes; the handle changes when the new one needs another place.</summary>
    public uint Replace(uint handle, int oldLength, ReadOnlySpan<byte> record)
    {
        if (GrainsOf(oldLength) == GrainsOf(record.Length))
        {
            record.CopyTo(At(handle));
            return handle;
        }

        FreeOf(GrainsOf(oldLength)).Push(handle);
        return Add(record);
    }

    /// <summary>The bytes from the record's start on; the record's own form says where it ends.</summary>
    public Span<byte> At(uint handle)
    {
        var offset = (long)handle * Grain;
        return _pages[(int)(offset >> PageBits)].AsSpan((int)(offset & (PageSize - 1)));
    }

    private uint Take(int grains)
    {
        if (FreeOf(grains).TryPop(out var handle))
        {
            return handle;
        }

        var size = grains * Grain;
        if (_used + size > PageSize)
        {
            _pages.Add(GC.AllocateUninitializedArray<byte>(PageSize));
            _used = 0;
        }

        var offset = ((long)(_pages.Count - 1) << PageBits) + _used;
        _used += size;
        return (uint)(offset / Grain);
    }

    private Stack<uint> FreeOf(int grains)
    {
        while (_free.Count <= grains)
        {
            _free.Add(new Stack<uint>());
        }

        return _free[grains];
    }

    private static int GrainsOf(int length) => (length + Grain - 1) / Grain;
}
