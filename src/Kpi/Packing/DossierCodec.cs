using System.Runtime.CompilerServices;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Packing;

/// <summary>The packed form of a stored dossier, about 60 bytes: on the board and in the checkpoint.</summary>
public static class DossierCodec
{
    /// <summary>No packed dossier is longer.</summary>
    public const int MaxSize = 320;

    private const long Second = 1_000_000;

    [Flags]
    private enum Facets : byte
    {
        /// <summary>The change time has a fraction of a second.</summary>
        Fraction = 1 << 0,
        FirstDue = 1 << 1,

        /// <summary>The first due date is the current one, so only its version is written.</summary>
        SameDue = 1 << 2,
        Withdrawn = 1 << 3,
        Stopped = 1 << 4,

        /// <summary>The source stands at the end. Earlier versions did not write it.</summary>
        Source = 1 << 5,

        /// <summary>Latest due date and the time at which it was stated. Without it, they are those of the first due date.</summary>
        LatestDue = 1 << 6,

        /// <summary>With <see cref="LatestDue"/>: it is the current due date, and only its time is written. Without: there is none.</summary>
        LatestDueApart = 1 << 7,
    }

    /// <summary>Writes the dossier at the start of the buffer, which has at least <see cref="MaxSize"/> bytes.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(in Dossier dossier, Span<byte> buffer)
    {
        dossier.Key.Write(buffer);
        var writer = new PackedWriter(buffer[DossierKey.Size..]);
        var facets = FacetsOf(dossier);
        writer.Byte((byte)facets);
        ContentCodec.Write(dossier.Content, ref writer);
        var changed = dossier.ChangeTime.Microseconds;
        writer.Signed((facets & Facets.Fraction) != 0 ? changed : changed / Second);
        if ((facets & Facets.FirstDue) != 0)
        {
            writer.Signed(dossier.FirstDueVersion.ChangeTime.Microseconds - changed);
            writer.UInt32(dossier.FirstDueVersion.ContentHash);
            if ((facets & Facets.SameDue) == 0)
            {
                writer.Signed(dossier.FirstDue.Microseconds - changed);
            }
        }

        if ((facets & Facets.Withdrawn) != 0)
        {
            writer.Signed(dossier.WithdrawnAt.Microseconds - changed);
        }

        if ((facets & Facets.Stopped) != 0)
        {
            writer.Signed(dossier.StoppedAt.Microseconds - changed);
        }

        if ((facets & Facets.LatestDue) != 0)
        {
            writer.Signed(dossier.LatestDueAt.Microseconds - changed);
            if ((facets & Facets.LatestDueApart) == 0)
            {
                writer.Signed(dossier.LatestDue.Microseconds - changed);
            }
        }

        if ((facets & Facets.Source) != 0)
        {
            writer.Unsigned((uint)dossier.Source);
        }

        return DossierKey.Size + writer.Length;
    }

    /// <summary>Reads the dossier at the start of the bytes.</summary>
    /// <returns>The bytes read.</returns>
    public static int Read(ReadOnlySpan<byte> bytes, out Dossier dossier)
    {
        Unsafe.SkipInit(out dossier); // Every field is written below.
        dossier.Key = DossierKey.Read(bytes);
        var reader = new PackedReader(bytes[DossierKey.Size..]);
        var facets = (Facets)reader.Byte();
        ContentCodec.Read(ref reader, out dossier.Content);
        var changed = reader.Signed() * ((facets & Facets.Fraction) != 0 ? 1 : Second);
        dossier.ChangeTime = new Moment(changed);
        dossier.FirstDueVersion = DossierVersion.None;
        dossier.FirstDue = Moment.None;
        if ((facets & Facets.FirstDue) != 0)
        {
            dossier.FirstDueVersion = new DossierVersion(new Moment(changed + reader.Signed()), reader.UInt32());
            dossier.FirstDue = (facets & Facets.SameDue) != 0 ? dossier.Content.Due : new Moment(changed + reader.Signed());
        }

        dossier.WithdrawnAt = (facets & Facets.Withdrawn) != 0 ? new Moment(changed + reader.Signed()) : Moment.None;
        dossier.StoppedAt = (facets & Facets.Stopped) != 0 ? new Moment(changed + reader.Signed()) : Moment.None;
        ReadLatestDue(ref reader, facets, ref dossier);
        dossier.Source = (facets & Facets.Source) != 0 ? (int)reader.Unsigned() : 0;
        return DossierKey.Size + reader.Position;
    }

    /// <remarks>
    /// Earlier versions did not write the facet. Where their record has a due date later than the first one, nobody knows when it was moved,
    /// and it is taken to have been in time.
    /// </remarks>
    private static void ReadLatestDue(ref PackedReader reader, Facets facets, ref Dossier dossier)
    {
        if ((facets & Facets.LatestDue) != 0)
        {
            dossier.LatestDueAt = new Moment(dossier.ChangeTime.Microseconds + reader.Signed());
            dossier.LatestDue = (facets & Facets.LatestDueApart) != 0
                ? dossier.Content.Due
                : new Moment(dossier.ChangeTime.Microseconds + reader.Signed());
            return;
        }

        var none = (facets & (Facets.LatestDueApart | Facets.FirstDue)) != Facets.FirstDue;
        dossier.LatestDueAt = none ? Moment.None : dossier.FirstDueVersion.ChangeTime;
        dossier.LatestDue = none ? Moment.None
            : dossier.Content.Due > dossier.FirstDue && !dossier.Content.Has(DossierFacts.DueMovedBySupplement) ? dossier.Content.Due
            : dossier.FirstDue;
    }

    /// <summary>The bytes that the packed dossier at the start of <paramref name="bytes"/> takes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => Read(bytes, out _);

    private static Facets FacetsOf(in Dossier dossier) =>
        (dossier.ChangeTime.Microseconds % Second != 0 ? Facets.Fraction : 0)
        | (dossier.FirstDue.Exists ? Facets.FirstDue : 0)
        | (dossier.FirstDue == dossier.Content.Due ? Facets.SameDue : 0)
        | (dossier.WithdrawnAt.Exists ? Facets.Withdrawn : 0)
        | (dossier.StoppedAt.Exists ? Facets.Stopped : 0)
        | LatestDueFacetsOf(dossier)
        | (dossier.Source != 0 ? Facets.Source : 0);

    private static Facets LatestDueFacetsOf(in Dossier dossier) =>
        !dossier.FirstDue.Exists ? 0
        : !dossier.LatestDue.Exists ? Facets.LatestDueApart
        : dossier.LatestDue == dossier.FirstDue && dossier.LatestDueAt == dossier.FirstDueVersion.ChangeTime ? 0
        : dossier.LatestDue == dossier.Content.Due ? Facets.LatestDue | Facets.LatestDueApart
        : Facets.LatestDue;
}
