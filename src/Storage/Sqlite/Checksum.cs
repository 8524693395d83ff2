using System.Buffers.Binary;
using System.Numerics;

namespace Ioc.Storage.Sqlite;

/// <summary>CRC-32C (Castagnoli) over the numbers of a header and the bytes of a body.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<long> header, ReadOnlySpan<byte> body)
    {
        var crc = uint.MaxValue;
        foreach (var number in header)
        {
            crc = BitOperations.Crc32C(crc, (ulong)number);
        }

        while (body.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(body));
            body = body[sizeof(ulong)..];
        }

        foreach (var single in body)
        {
            crc = BitOperations.Crc32C(crc, single);
        }

        return ~crc;
    }
}
