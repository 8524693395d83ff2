using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Inbox;

/// <summary>
/// The packed form of an update, in batches and in the journal:
/// length (2 bytes, of all that follows), key (16), change time (8), stamped (1), source, content.
/// </summary>
public static class UpdateCodec
{
    /// <summary>No packed update is longer.</summary>
    public const int MaxSize = 320;

    private const int KeyAt = 2;
    private const int TimeAt = KeyAt + DossierKey.Size;
    private const int StampedAt = TimeAt + 8;
    private const int RestAt = StampedAt + 1;

    /// <summary>Writes the update at the start of the buffer, which has at least <see cref="MaxSize"/> bytes.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(in DossierUpdate update, Span<byte> buffer)
    {
        update.Key.Write(buffer[KeyAt..]);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[TimeAt..], update.ChangeTime.Microseconds);
        buffer[StampedAt] = update.Stamped ? (byte)1 : (byte)0;
        var writer = new PackedWriter(buffer[RestAt..]);
        writer.Unsigned((uint)update.Source);
        ContentCodec.Write(update.Content, ref writer);
        var length = RestAt + writer.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(buffer, (ushort)(length - KeyAt));
        return length;
    }

    /// <summary>Reads the update at the start of the bytes.</summary>
    /// <returns>The bytes read.</returns>
    public static int Read(ReadOnlySpan<byte> bytes, out DossierUpdate update)
    {
        var length = LengthOf(bytes);

        // Every field is set below; initialising the content first would cost as much as reading it.
        Unsafe.SkipInit(out update);
        update.Key = DossierKey.Read(bytes[KeyAt..]);
        update.ChangeTime = new Moment(BinaryPrimitives.ReadInt64LittleEndian(bytes[TimeAt..]));
        update.Stamped = bytes[StampedAt] != 0;
        var reader = new PackedReader(bytes[RestAt..length]);
        update.Source = (int)reader.Unsigned();
        ContentCodec.Read(ref reader, out update.Content);
        return length;
    }

    /// <summary>Reads only the ids in the update at the start of the bytes.</summary>
    /// <returns>The bytes that the whole update takes.</returns>
    public static int ReadIds(ReadOnlySpan<byte> bytes, out int source, out int agency, out int procedure)
    {
        var length = LengthOf(bytes);
        var reader = new PackedReader(bytes[RestAt..length]);
        source = (int)reader.Unsigned();
        ContentCodec.ReadIds(ref reader, out agency, out procedure);
        return length;
    }

    /// <summary>The bytes that the packed update at the start of <paramref name="bytes"/> takes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes) + KeyAt;

    /// <summary>The key of the packed update.</summary>
    public static DossierKey KeyOf(ReadOnlySpan<byte> packed) => DossierKey.Read(packed[KeyAt..]);

    /// <summary>Writes the key into the packed update.</summary>
    public static void SetKey(Span<byte> packed, in DossierKey key) => key.Write(packed[KeyAt..]);

    /// <summary>Whether the packed update has no change time of its own yet.</summary>
    public static bool NeedsStamp(ReadOnlySpan<byte> packed) =>
        BinaryPrimitives.ReadInt64LittleEndian(packed[TimeAt..]) == Moment.None.Microseconds;

    /// <summary>Stamps the arrival time into a packed update that has no change time of its own.</summary>
    public static void Stamp(Span<byte> packed, Moment arrival)
    {
        BinaryPrimitives.WriteInt64LittleEndian(packed[TimeAt..], arrival.Microseconds);
        packed[StampedAt] = 1;
    }
}
