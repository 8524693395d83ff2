namespace Ioc.Storage.Series.Influx;

/// <summary>The newest row of `ioc_rolled`: how far minutes are rolled up, and from where on all of them are there.</summary>
/// <param name="At">Its time: rows are numbered by it, and only their order counts.</param>
/// <param name="Until">Minutes before this second are in the roll-ups already; the lowest number when nothing was ever rolled up.</param>
/// <param name="Kept">No minute from this second on was ever deleted; the highest number where nobody has said so.</param>
internal readonly record struct InfluxMark(long At, long Until, long Kept)
{
    /// <summary>Of a database that was never rolled up; nothing is deleted there either.</summary>
    public static readonly InfluxMark None = new(long.MinValue, long.MinValue, InfluxQuery.Earliest);

    /// <summary>The next row, after minutes were rolled up or before some are deleted.</summary>
    public InfluxMark Next(long until, long kept) => new(At == long.MinValue ? until : At + 1, until, kept);

    /// <summary>The next row where the roll-ups begin anew further back. It stands behind a <see cref="Next"/> that another process makes of the same row.</summary>
    public InfluxMark SetBack(long until) => new(At + 2, until, Kept);
}
