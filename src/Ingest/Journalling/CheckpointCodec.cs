using System.Buffers.Binary;
using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Journalling;

/// <summary>
/// The blocks of a checkpoint: format (1 byte), kind (1), count (4), content. A head comes first; a code is listed in some block
/// before the first dossier that uses it, so that the board may grow while the checkpoint is being written.
/// </summary>
internal static class CheckpointCodec
{
    public const int HeaderSize = 6;

    private const byte Format = 1;

    public enum BlockKind : byte
    {
        Head = 1,
        Codes = 2,

        /// <summary>As earlier versions wrote them: records one after another, without their lengths and without counters.</summary>
        Dossiers = 3,

        /// <summary>Records one after another, then the length of each in two bytes.</summary>
        Records = 4,

        /// <summary>Records that changed while the checkpoint was written, as they were when it began.</summary>
        History = 5,

        /// <summary>A piece of the image of the counters, as they were when it began.</summary>
        Counters = 6,

        /// <summary>A piece of the index of the records that follow; the count is <see cref="KpiBoard.IndexForm"/>.</summary>
        Index = 7,
    }

    /// <param name="dossiers">About how many dossiers follow, so that the reader can make room; zero says nothing.</param>
    /// <param name="rowChecksum">The checksum of the last journal row that is covered; zero says nothing.</param>
    public static int WriteHead(Span<byte> block, Moment lastStamp, int dossiers, uint rowChecksum)
    {
        WriteHeader(block, BlockKind.Head, 0);
        BinaryPrimitives.WriteInt64LittleEndian(block[HeaderSize..], lastStamp.Microseconds);
        BinaryPrimitives.WriteInt32LittleEndian(block[(HeaderSize + 8)..], dossiers);
        BinaryPrimitives.WriteUInt32LittleEndian(block[(HeaderSize + 8 + 4)..], rowChecksum);
        return HeaderSize + 8 + 4 + 4;
    }

    /// <remarks>Earlier versions wrote a head without the number of dossiers, or without the checksum.</remarks>
    public static (Moment LastStamp, int Dossiers, uint RowChecksum) ReadHead(ReadOnlySpan<byte> content) =>
        (new(BinaryPrimitives.ReadInt64LittleEndian(content)),
            content.Length >= 8 + 4 ? BinaryPrimitives.ReadInt32LittleEndian(content[8..]) : 0,
            content.Length >= 8 + 4 + 4 ? BinaryPrimitives.ReadUInt32LittleEndian(content[(8 + 4)..]) : 0);

    public static void WriteHeader(Span<byte> block, BlockKind kind, int count)
    {
        block[0] = Format;
        block[1] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(block[2..], count);
    }

    /// <exception cref="InvalidDataException">The block is not of this format.</exception>
    public static (BlockKind Kind, int Count) ReadHeader(ReadOnlySpan<byte> block) =>
        block.Length >= HeaderSize && block[0] == Format
            ? ((BlockKind)block[1], BinaryPrimitives.ReadInt32LittleEndian(block[2..]))
            : throw new InvalidDataException("The checkpoint is not of a format that this version reads.");

    public static int ReadDossier(ReadOnlySpan<byte> bytes, CodeTranslation translation, out Dossier dossier)
    {
        var read = DossierCodec.Read(bytes, out dossier);
        translation.Translate(ref dossier);
        return read;
    }
}
