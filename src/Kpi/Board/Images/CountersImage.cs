using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board.Images;

/// <summary>
/// Everything a board has counted from its records, as raw memory: what a start would otherwise count again from millions of records. It
/// holds only for a board that counts alike (<see cref="Counting.CountingContext.Fingerprint"/>) and whose code ids are the same.
/// </summary>
internal static class CountersImage
{
    public static void Write(BoardRows rows, Moment now, PieceStore pieces)
    {
        var writer = new ImageWriter(pieces);
        writer.Items<char>(rows.Fingerprint);
        writer.Long(now.Microseconds);
        writer.Int(rows.Table.Count);
        rows.Scopes.Write(writer);
        rows.Times.Write(writer);
        rows.Deadlines.Write(writer);
        rows.LastDays.Write(writer);
        writer.Complete();
    }

    /// <summary>Fills the counters of a board that has its records and counts nothing yet.</summary>
    /// <returns>The instant that the counters are of; null when they are of another way of counting, or later than now, and nothing was filled.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such image, or of other records.</exception>
    public static Moment? TryRead(IReadOnlyList<ReadOnlyMemory<byte>> pieces, BoardRows rows, Moment now)
    {
        var reader = new ImageReader(pieces);
        var fingerprint = reader.Items<char>();
        var at = new Moment(reader.Long());
        if (!fingerprint.AsSpan().SequenceEqual(rows.Fingerprint) || at > now)
        {
            return null;
        }

        if (reader.Int() != rows.Table.Count)
        {
            throw new InvalidDataException("The image of the counters is of other records.");
        }

        rows.Scopes.Read(reader);
        rows.Times.Read(reader);
        rows.Deadlines.Read(reader);
        rows.LastDays.Read(reader);
        return reader.IsAtEnd ? at : throw new InvalidDataException("The image of the counters is longer than it should be.");
    }
}
