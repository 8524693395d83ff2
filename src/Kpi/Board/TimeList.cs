using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>Processing times in no order: eight bytes each where they are whole seconds of scopes with small ids, sixteen otherwise.</summary>
internal sealed class TimeList
{
    private ulong[] _packed = [];
    private int _packedCount;
    private ElapsedTime[] _wide = [];
    private int _wideCount;

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes => 48 + 24 + (8L * _packed.Length) + (_wide.Length == 0 ? 0 : 24 + (16L * _wide.Length));

    public int Count => _packedCount + _wideCount;

    /// <summary>Seconds in the upper half of each number, the narrow place in the lower.</summary>
    public ReadOnlySpan<ulong> Packed => _packed.AsSpan(0, _packedCount);

    public ReadOnlySpan<ElapsedTime> Wide => _wide.AsSpan(0, _wideCount);

    public void Add(ElapsedTime time)
    {
        if (time.TryPack(out var packed))
        {
            Append(ref _packed, ref _packedCount, packed);
        }
        else
        {
            Append(ref _wide, ref _wideCount, time);
        }
    }

    public void Remove(ElapsedTime time)
    {
        if (time.TryPack(out var packed))
        {
            _packed[Packed.LastIndexOf(packed)] = _packed[--_packedCount];
        }
        else
        {
            _wide[Wide.LastIndexOf(time)] = _wide[--_wideCount];
        }
    }

    public void Write(ImageWriter image)
    {
        image.Items(Packed);
        image.Items(Wide);
    }

    public void Read(ImageReader image)
    {
        _packed = image.Items<ulong>();
        _packedCount = _packed.Length;
        _wide = image.Items<ElapsedTime>();
        _wideCount = _wide.Length;
    }

    private static void Append<T>(ref T[] items, ref int count, T item)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, count + Math.Max(4, count / 8));
        }

        items[count++] = item;
    }
}
