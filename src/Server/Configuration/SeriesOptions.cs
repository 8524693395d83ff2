using Ioc.Storage.Series.Spool;

namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Series`: where KPI values over time are kept.</summary>
internal sealed class SeriesOptions
{
    /// <value>`embedded`, the default: a SQLite file in the data directory; `influx`: the InfluxDB that `Ioc:Influx` names.</value>
    public SeriesKind Kind { get; set; } = SeriesKind.Embedded;

    /// <value>What may wait on disk for an InfluxDB.</value>
    public SpoolLimits Spool { get; set; } = new();
}
