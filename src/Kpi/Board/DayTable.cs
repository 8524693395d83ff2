using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// Counts by day of one scope, one channel and one kind of day. One row for each day that has counts, in the order of the days:
/// the day (two bytes, days since 1970), then one number for each slot, all of the same width.
/// </summary>
/// <remarks>
/// Numbers begin with one signed byte each, since most scopes see few dossiers on one day; the first number that does not fit widens the
/// whole table to two bytes, later to four. Days that real sources invent far away (the years 1900 and 9999) stand apart. A structure that
/// changes in place, so that the tables of a scope lie side by side: an update touches several of them, and each is a wait for memory.
/// </remarks>
internal struct DayTable
{
    private const int DaySize = sizeof(ushort);
    private const int Grown = 16;

    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    private byte[] _rows;
    private SortedDictionary<int, int[]>? _far;
    private int _count;
    private readonly byte _slots;
    private byte _width;

    /// <param name="slots">How many measures it counts.</param>
    public DayTable(int slots)
    {
        _slots = checked((byte)slots);
        _width = sizeof(sbyte);
        _rows = [];
    }

    /// <summary>Whether it was ever begun; the default of the type is no table.</summary>
    public readonly bool Exists => _rows is not null;

    /// <summary>Bytes of one number: 1, 2 or 4.</summary>
    public readonly int Width => _width;

    /// <summary>Days that have a row; rows that went back to nothing may still count.</summary>
    public readonly int Days => _count + (_far?.Count ?? 0);

    /// <summary>Bytes held, without the object itself.</summary>
    public readonly long Bytes => _rows.Length + ((_far?.Count ?? 0) * (80L + (_slots * sizeof(int))));

    private readonly int Stride => DaySize + (_slots * _width);

    /// <summary>Adds amounts, each to its slot, on one day.</summary>
    public void Add(int day, ReadOnlySpan<byte> slotsChanged, ReadOnlySpan<int> amounts)
    {
        if (amounts.IsEmpty)
        {
            return;
        }

        var key = day - FirstDay;
        if ((uint)key > ushort.MaxValue)
        {
            AddFar(day, slotsChanged, amounts);
            return;
        }

        var row = RowOf((ushort)key);
        for (var done = 0; done < amounts.Length;)
        {
            done += AddWhatFits(CellsOf(row), slotsChanged[done..], amounts[done..]);
            if (done < amounts.Length)
            {
                Widen();
            }
        }
    }

    /// <summary>Adds up one slot over the days, both included.</summary>
    public readonly long Sum(int slot, int fromDay, int toDay)
    {
        var first = RowsBefore((long)fromDay - FirstDay);
        var end = RowsBefore((long)toDay - FirstDay + 1);
        long sum = 0;
        var (at, stride, rows) = ((first * Stride) + DaySize + (slot * _width), Stride, _rows);
        switch (_width)
        {
            case sizeof(sbyte):
                for (var row = first; row < end; row++, at += stride)
                {
                    sum += (sbyte)rows[at];
                }

                break;
            default:
                for (var row = first; row < end; row++, at += stride)
                {
                    sum += NumberAt(at);
                }

                break;
        }

        return _far is null ? sum : sum + _far.Where(far => far.Key >= fromDay && far.Key <= toDay).Sum(far => (long)far.Value[slot]);
    }

    /// <summary>The first day whose slot is above zero, or null.</summary>
    public readonly int? FirstDayWith(int slot)
    {
        int? first = null;
        for (var row = 0; row < _count && first is null; row++)
        {
            if (NumberAt((row * Stride) + DaySize + (slot * _width)) > 0)
            {
                first = FirstDay + KeyAt(row);
            }
        }

        var far = _far?.Where(pair => pair.Value[slot] > 0).Select(pair => (int?)pair.Key).FirstOrDefault();
        return first is null || far < first ? far ?? first : first;
    }

    public readonly void Write(ImageWriter image)
    {
        image.Int(_width);
        image.Int(_count);
        image.Items<byte>(_rows.AsSpan(0, _count * Stride));
        image.Int(_far?.Count ?? 0);
        foreach (var (day, cells) in _far ?? [])
        {
            image.Int(day);
            image.Items<int>(cells);
        }
    }

    public void Read(ImageReader image)
    {
        _width = (byte)image.Int();
        _count = image.Int();
        _rows = image.Items<byte>();
        for (var far = image.Int(); far > 0; far--)
        {
            _far ??= [];
            _far.Add(image.Int(), image.Items<int>());
        }
    }

    /// <summary>Fetches what an addition on one of the latest days will need.</summary>
    /// <returns>Anything; so that the fetch is not optimised away.</returns>
    public readonly int Touch() => _count == 0 ? 0 : _rows[0] + _rows[(_count - 1) * Stride];

    private readonly int NumberAt(int at) => _width switch
    {
        sizeof(sbyte) => (sbyte)_rows[at],
        sizeof(short) => BinaryPrimitives.ReadInt16LittleEndian(_rows.AsSpan(at)),
        _ => BinaryPrimitives.ReadInt32LittleEndian(_rows.AsSpan(at)),
    };

    private readonly ushort KeyAt(int row) => BinaryPrimitives.ReadUInt16LittleEndian(_rows.AsSpan(row * Stride));

    private readonly Span<byte> CellsOf(int row) => _rows.AsSpan((row * Stride) + DaySize, _slots * _width);

    private readonly int RowsBefore(long key) => key <= 0 ? 0 : key > ushort.MaxValue ? _count : Place((ushort)key);

    /// <returns>How many of the amounts were added before one did not fit the width.</returns>
    private readonly int AddWhatFits(Span<byte> cells, ReadOnlySpan<byte> slotsChanged, ReadOnlySpan<int> amounts)
    {
        var i = 0;
        switch (_width)
        {
            case sizeof(sbyte):
                for (; i < amounts.Length; i++)
                {
                    var sum = (sbyte)cells[slotsChanged[i]] + amounts[i];
                    if (sum != (sbyte)sum)
                    {
                        break;
                    }

                    cells[slotsChanged[i]] = (byte)sum;
                }

                break;
            case sizeof(short):
                var shorts = MemoryMarshal.Cast<byte, short>(cells);
                for (; i < amounts.Length; i++)
                {
                    var sum = shorts[slotsChanged[i]] + amounts[i];
                    if (sum != (short)sum)
                    {
                        break;
                    }

                    shorts[slotsChanged[i]] = (short)sum;
                }

                break;
            default:
                var ints = MemoryMarshal.Cast<byte, int>(cells);
                for (; i < amounts.Length; i++)
                {
                    ints[slotsChanged[i]] = checked(ints[slotsChanged[i]] + amounts[i]);
                }

                break;
        }

        return i;
    }

    /// <summary>The row of a day; a day that has none yet gets one of zeros.</summary>
    private int RowOf(ushort key)
    {
        var row = Place(key);
        if (row < _count && KeyAt(row) == key)
        {
            return row;
        }

        if ((_count + 1) * Stride > _rows.Length)
        {
            MakeRoom();
            row = Place(key);
        }

        var at = row * Stride;
        _rows.AsSpan(at, (_count - row) * Stride).CopyTo(_rows.AsSpan(at + Stride));
        BinaryPrimitives.WriteUInt16LittleEndian(_rows.AsSpan(at), key);
        _count++;
        CellsOf(row).Clear();
        return row;
    }

    /// <summary>The first row whose day is not before the key. Days are almost consecutive, so few rows can come into question.</summary>
    private readonly int Place(ushort key)
    {
        if (_count == 0 || KeyAt(0) >= key)
        {
            return 0;
        }

        var last = _count - 1;
        var toLast = KeyAt(last) - key;
        if (toLast < 0)
        {
            return _count;
        }

        var low = Math.Max(1, last - toLast);
        var high = Math.Min(last, key - KeyAt(0));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (KeyAt(middle) < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Drops the rows of zeros when they are many (due dates that were met leave them), else grows by an eighth.</summary>
    private void MakeRoom()
    {
        var kept = 0;
        for (var row = 0; row < _count; row++)
        {
            kept += CellsOf(row).ContainsAnyExcept((byte)0) ? 1 : 0;
        }

        var old = _rows.AsSpan(0, _count * Stride);
        if (kept + (_count / 8) >= _count)
        {
            var grown = GC.AllocateUninitializedArray<byte>((_count + Math.Max(2, _count / Grown)) * Stride);
            old.CopyTo(grown);
            _rows = grown;
            return;
        }

        kept = 0;
        for (var row = 0; row < _count; row++)
        {
            if (CellsOf(row).ContainsAnyExcept((byte)0))
            {
                _rows.AsSpan(row * Stride, Stride).CopyTo(_rows.AsSpan(kept++ * Stride));
            }
        }

        _count = kept;
    }

    private void Widen()
    {
        var stride = DaySize + (_slots * _width * 2);
        var wide = GC.AllocateUninitializedArray<byte>(_rows.Length / Stride * stride);
        for (var row = 0; row < _count; row++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(wide.AsSpan(row * stride), KeyAt(row));
            var cells = wide.AsSpan((row * stride) + DaySize, _slots * _width * 2);
            for (var slot = 0; slot < _slots; slot++)
            {
                var number = NumberAt((row * Stride) + DaySize + (slot * _width));
                if (_width == sizeof(sbyte))
                {
                    BinaryPrimitives.WriteInt16LittleEndian(cells[(slot * sizeof(short))..], (short)number);
                }
                else
                {
                    BinaryPrimitives.WriteInt32LittleEndian(cells[(slot * sizeof(int))..], number);
                }
            }
        }

        _rows = wide;
        _width *= 2;
    }

    private void AddFar(int day, ReadOnlySpan<byte> slotsChanged, ReadOnlySpan<int> amounts)
    {
        _far ??= [];
        if (!_far.TryGetValue(day, out var cells))
        {
            _far[day] = cells = new int[_slots];
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            cells[slotsChanged[i]] += amounts[i];
        }
    }
}
