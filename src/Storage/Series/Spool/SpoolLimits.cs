namespace Ioc.Storage.Series.Spool;

/// <summary>`Ioc:Series:Spool`: how much of the disk points may take that wait for the series store.</summary>
public sealed class SpoolLimits
{
    /// <value>Megabytes (of 1,048,576 bytes), default 512: with 2,000 series a minute about four days. Beyond it the oldest minutes are rolled up to hours.</value>
    public int Megabytes { get; set; } = 512;

    /// <summary>Rows that one step of rolling up or dropping looks at; writers wait for a step.</summary>
    internal int RowsAtOnce { get; set; } = 200_000;

    /// <summary>The size of the file in pages that SQLite refuses to go beyond, as a full disk does; null for no such limit.</summary>
    internal int? MostPages { get; set; }

    /// <summary>Where a limit in bytes is wanted that is no whole megabyte.</summary>
    internal long? ExactBytes { get; set; }

    internal long Bytes => ExactBytes ?? Megabytes * 1_048_576L;
}
