using System.Buffers.Binary;
using System.Numerics;

namespace Ioc.Kpi.Reading;

/// <summary>
/// The links of one record's files, as 64-bit hashes that live while the record is read: links can name people, so only the answer
/// "the same file" outlives them. Beyond <see cref="Capacity"/> links the rest are not compared.
/// </summary>
internal sealed class LinkHashes
{
    private const int Capacity = 256;
    private const ulong OddConstant = 0x9E3779B97F4A7C15;

    private readonly ulong[] _hashes = new ulong[Capacity];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(ulong hash)
    {
        if (hash != 0 && _count < Capacity)
        {
            _hashes[_count++] = hash;
        }
    }

    public bool SharesOneWith(LinkHashes other)
    {
        var others = other._hashes.AsSpan(0, other._count);
        foreach (var hash in _hashes.AsSpan(0, _count))
        {
            if (others.Contains(hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The hash of a link; 0 stands for no link.</summary>
    public static ulong Of(ReadOnlySpan<byte> link)
    {
        if (link.IsEmpty)
        {
            return 0;
        }

        var hash = OddConstant ^ (ulong)link.Length;
        for (; link.Length >= 8; link = link[8..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(link));
        }

        foreach (var last in link)
        {
            hash = Mix(hash, last);
        }

        return hash | 1;
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * OddConstant, 29);
}
