using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ioc.Storage.Series.Packing;

/// <summary>Numbers and texts one behind the other, small numbers in few bytes.</summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Byte(byte value) => _bytes.Write([value]);

    /// <summary>Seven bits a byte, the low ones first; the highest bit says that more follow.</summary>
    public void Count(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        _bytes.Advance(length);
    }

    /// <summary>Numbers near zero are short, whatever their sign.</summary>
    public void Whole(long value) => Count((ulong)((value << 1) ^ (value >> 63)));

    public void Real(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Count((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    public void Checksum(uint checksum)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(4), checksum);
        _bytes.Advance(4);
    }
}
