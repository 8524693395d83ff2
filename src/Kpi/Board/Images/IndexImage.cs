using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// The slots of a <see cref="KeyIndex"/> as raw memory: a start copies them instead of looking for a place for millions of keys. Each piece is a
/// part of one segment: its number, the place of the first slot, the slots of the whole segment (4 bytes each), then slots.
/// </summary>
internal static class IndexImage
{
    private const int HeaderSize = 3 * sizeof(int);
    private const int MostSlots = 1 << 17;

    /// <summary>The pieces of captured segments, each valid until the next is asked for.</summary>
    /// <param name="segments">Slots of each segment, null of an empty one. They may go on filling: keys are only ever added, so that leaving out what came later leaves every other to be found.</param>
    /// <param name="rows">Rows from this one on came later.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Write(IReadOnlyList<uint[]?> segments, int rows)
    {
        var piece = new byte[HeaderSize + (MostSlots * sizeof(uint))];
        for (var segment = 0; segment < segments.Count; segment++)
        {
            var slots = segments[segment] ?? [];
            for (var at = 0; at < slots.Length; at += MostSlots)
            {
                var some = Math.Min(MostSlots, slots.Length - at);
                WriteHeader(piece, segment, at, slots.Length);
                KeyIndex.CopyRowsBefore(rows, slots.AsSpan(at, some), MemoryMarshal.Cast<byte, uint>(piece.AsSpan(HeaderSize)));
                yield return piece.AsMemory(0, HeaderSize + (some * sizeof(uint)));
            }
        }
    }

    /// <summary>Puts the slots of a piece into an index that holds nothing yet.</summary>
    /// <exception cref="InvalidDataException">It is no such piece.</exception>
    public static void Read(ReadOnlySpan<byte> piece, KeyIndex index)
    {
        if (piece.Length < HeaderSize)
        {
            throw new InvalidDataException("A piece of the index ends too early.");
        }

        var segment = BinaryPrimitives.ReadInt32LittleEndian(piece);
        var at = BinaryPrimitives.ReadInt32LittleEndian(piece[sizeof(int)..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(piece[(2 * sizeof(int))..]);
        index.Load(segment, at, length, MemoryMarshal.Cast<byte, uint>(piece[HeaderSize..]));
    }

    private static void WriteHeader(Span<byte> piece, int segment, int at, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(piece, segment);
        BinaryPrimitives.WriteInt32LittleEndian(piece[sizeof(int)..], at);
        BinaryPrimitives.WriteInt32LittleEndian(piece[(2 * sizeof(int))..], length);
    }
}
