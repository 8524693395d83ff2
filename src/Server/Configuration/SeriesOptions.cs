namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Series`: where KPI values over time are kept.</summary>
internal sealed class SeriesOptions
{
    /// <value>`embedded`: a SQLite file in the data directory. The only kind of this version.</value>
    public SeriesKind Kind { get; set; } = SeriesKind.Embedded;
}
