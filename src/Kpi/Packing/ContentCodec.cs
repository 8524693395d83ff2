using System.Runtime.CompilerServices;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Packing;

/// <summary>
/// The packed form of a dossier's content, about 30 bytes: times as distances from the received time, in seconds where all are whole
/// seconds. Used in batches, in the journal, in the checkpoint and on the board.
/// </summary>
internal static class ContentCodec
{
    /// <summary>No packed content is longer.</summary>
    public const int MaxSize = 200;

    private const long Second = 1_000_000;

    [Flags]
    private enum Present : ushort
    {
        Submitted = 1 << 0,
        Received = 1 << 1,
        Due = 1 << 2,
        Finished = 1 << 3,
        Returned = 1 << 4,
        Refused = 1 << 5,
        Fractions = 1 << 6,
        Components = 1 << 7,
        Supplements = 1 << 8,
        PausedSeconds = 1 << 9,
        Pauses = 1 << 10,
    }

    public static void Write(in DossierContent content, ref PackedWriter writer)
    {
        var present = PresentIn(content);
        writer.Unsigned((ushort)present);
        writer.Byte(content.Status);
        writer.Byte((byte)((byte)content.Channel | ((byte)content.Applicant << 4)));
        writer.Unsigned((uint)content.Facts);
        writer.Unsigned((uint)content.Agency);
        writer.Unsigned((uint)content.Procedure);

        var unit = present.HasFlag(Present.Fractions) ? 1 : Second;
        var origin = content.Received.Exists ? content.Received.Microseconds : 0;
        WriteTime(ref writer, content.Received, 0, unit);
        WriteTime(ref writer, content.Submitted, origin, unit);
        WriteTime(ref writer, content.Due, origin, unit);
        WriteTime(ref writer, content.Finished, origin, unit);
        WriteTime(ref writer, content.Returned, origin, unit);
        WriteTime(ref writer, content.Refused, origin, unit);
        WriteRare(content, present, origin, unit, ref writer);
    }

    public static void Read(ref PackedReader reader, out DossierContent content)
    {
        var present = (Present)reader.Unsigned();
        Unsafe.SkipInit(out content); // Every field is written here or in ReadRare; a fresh one first would cost as much as the reading.
        content.Status = reader.Byte();
        var kinds = reader.Byte();
        content.Channel = (Channel)(kinds & 0xF);
        content.Applicant = (ApplicantKind)(kinds >> 4);
        content.Facts = (DossierFacts)(uint)reader.Unsigned();
        content.Agency = (int)reader.Unsigned();
        content.Procedure = (int)reader.Unsigned();

        var unit = (present & Present.Fractions) != 0 ? 1 : Second;
        content.Received = ReadTime(ref reader, present & Present.Received, 0, unit);
        var origin = content.Received.Exists ? content.Received.Microseconds : 0;
        content.Submitted = ReadTime(ref reader, present & Present.Submitted, origin, unit);
        content.Due = ReadTime(ref reader, present & Present.Due, origin, unit);
        content.Finished = ReadTime(ref reader, present & Present.Finished, origin, unit);
        content.Returned = ReadTime(ref reader, present & Present.Returned, origin, unit);
        content.Refused = ReadTime(ref reader, present & Present.Refused, origin, unit);
        ReadRare(ref content, present, origin, unit, ref reader);
    }

    /// <summary>Reads no further than the ids of agency and procedure.</summary>
    public static void ReadIds(ref PackedReader reader, out int agency, out int procedure)
    {
        reader.Unsigned();
        reader.Byte();
        reader.Byte();
        reader.Unsigned();
        agency = (int)reader.Unsigned();
        procedure = (int)reader.Unsigned();
    }

    private static Present PresentIn(in DossierContent content)
    {
        var present = (content.Submitted.Exists ? Present.Submitted : 0)
            | (content.Received.Exists ? Present.Received : 0)
            | (content.Due.Exists ? Present.Due : 0)
            | (content.Finished.Exists ? Present.Finished : 0)
            | (content.Returned.Exists ? Present.Returned : 0)
            | (content.Refused.Exists ? Present.Refused : 0)
            | (content.Components != 0 ? Present.Components : 0)
            | (content.Supplements != 0 ? Present.Supplements : 0)
            | (content.PausedSeconds != 0 ? Present.PausedSeconds : 0);
        var fractions = Fraction(content.Submitted) | Fraction(content.Received) | Fraction(content.Due)
            | Fraction(content.Finished) | Fraction(content.Returned) | Fraction(content.Refused);
        foreach (var pause in content.Pauses)
        {
            if (pause.Exists)
            {
                present |= Present.Pauses;
                fractions |= Fraction(pause);
            }
        }

        return fractions == 0 ? present : present | Present.Fractions;
    }

    private static void WriteRare(in DossierContent content, Present present, long origin, long unit, ref PackedWriter writer)
    {
        if (present.HasFlag(Present.Components))
        {
            writer.Byte(content.Components);
            writer.Byte(content.ComponentsDigitised);
            writer.Byte(content.ComponentsReused);
        }

        if (present.HasFlag(Present.Supplements))
        {
            writer.Byte(content.Supplements);
        }

        if (present.HasFlag(Present.PausedSeconds))
        {
            writer.Unsigned(content.PausedSeconds);
        }

        if (present.HasFlag(Present.Pauses))
        {
            foreach (var pause in content.Pauses)
            {
                writer.Byte(pause.Exists ? (byte)1 : (byte)0);
                WriteTime(ref writer, pause, origin, unit);
            }
        }
    }

    private static void ReadRare(ref DossierContent content, Present present, long origin, long unit, ref PackedReader reader)
    {
        var components = (present & Present.Components) != 0;
        content.Components = components ? reader.Byte() : (byte)0;
        content.ComponentsDigitised = components ? reader.Byte() : (byte)0;
        content.ComponentsReused = components ? reader.Byte() : (byte)0;
        content.Supplements = (present & Present.Supplements) != 0 ? reader.Byte() : (byte)0;
        content.PausedSeconds = (present & Present.PausedSeconds) != 0 ? (uint)reader.Unsigned() : 0;
        content.Pauses = Pauses.Empty;
        if ((present & Present.Pauses) != 0)
        {
            for (var i = 0; i < Pauses.Length; i++)
            {
                content.Pauses[i] = ReadTime(ref reader, (Present)reader.Byte(), origin, unit);
            }
        }
    }

    private static long Fraction(Moment moment) => moment.Exists ? moment.Microseconds % Second : 0;

    private static void WriteTime(ref PackedWriter writer, Moment moment, long origin, long unit)
    {
        if (moment.Exists)
        {
            writer.Signed((moment.Microseconds - origin) / unit);
        }
    }

    private static Moment ReadTime(ref PackedReader reader, Present present, long origin, long unit) =>
        present == 0 ? Moment.None : new Moment(origin + (reader.Signed() * unit));
}
