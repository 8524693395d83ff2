using System.Buffers.Binary;
using System.Text;

namespace Ioc.Storage.Series.Packing;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. Beyond the end everything is zero, and the reader has failed.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <value>Whether it was asked for more than there is, or for something that is no number.</value>
    public bool Failed { get; private set; }

    public readonly bool AtEnd => _left.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public ulong Count()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                // The tenth byte has room for one bit.
                Failed |= shift == 63 && next > 1;
                return value;
            }
        }

        Failed = true;
        return 0;
    }

    public long Whole()
    {
        var value = Count();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public double Real() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : 0;

    public string Text()
    {
        var length = Count();
        return length <= (ulong)_left.Length ? Encoding.UTF8.GetString(Take((int)length)) : Fail();
    }

    private string Fail()
    {
        Failed = true;
        return "";
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _left.Length)
        {
            Failed = true;
            _left = [];
            return [];
        }

        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
