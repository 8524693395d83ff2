using Ioc.Dashboard.Displays;
using Ioc.Ingest.Board;
using Ioc.Jobs.Alerts;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Sources;
using Ioc.Simulator;
using Ioc.Storage;
using Ioc.Storage.Series.Influx;

namespace Ioc.Server.Configuration;

/// <summary>Everything under `Ioc` in the configuration. The defaults stand here and in the classes of the sections.</summary>
internal sealed class IocOptions
{
    /// <value>The folder of all stores, relative to the content root. Default `data`.</value>
    public string DataDirectory { get; set; } = "data";

    /// <value>The secret that turns dossier codes into keys. Default `dossier.key` in the data directory; made at first start.</value>
    public string? DossierKeyFile { get; set; }

    /// <value>The IANA time zone in which days begin and end. Default `Asia/Ho_Chi_Minh`.</value>
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";

    /// <value>The code of the province, such as `H49`; shown where it has no name.</value>
    public string? ProvinceCode { get; set; }

    /// <value>The name of the province as the screens show it.</value>
    public string? ProvinceName { get; set; }

    /// <value>The systems that deliver dossiers. Default none.</value>
    public List<SourceOptions> Sources { get; set; } = [];

    /// <value>The files of procedures and agencies.</value>
    public CatalogueOptions Catalogues { get; set; } = new();

    /// <value>The counting rules of the deployment.</value>
    public CountingRules Counting { get; set; } = new();

    /// <value>The days and hours that are worked.</value>
    public CalendarOptions Calendar { get; set; } = new();

    /// <value>The plans that values are held against.</value>
    public PlanOptions Plans { get; set; } = new();

    /// <value>Where KPI values over time are kept.</value>
    public SeriesOptions Series { get; set; } = new();

    /// <value>The InfluxDB that keeps them where it is chosen.</value>
    public InfluxOptions Influx { get; set; } = new();

    /// <value>Where journal, checkpoint and schedules are kept.</value>
    public DatabaseOptions Database { get; set; } = new();

    /// <value>How often the state is written, so that a start is short.</value>
    public CheckpointOptions Checkpoint { get; set; } = new();

    /// <value>How long what is kept is kept.</value>
    public StorageRetention Retention { get; set; } = new();

    /// <value>The displays the wall is laid out for.</value>
    public DisplayProfile Displays { get; set; } = new();

    /// <value>How alerts reach people.</value>
    public AlertOptions Alerts { get; set; } = new();

    /// <value>The make-believe province; it runs by itself only in Development.</value>
    public SimulatorOptions Simulator { get; set; } = new();

    /// <value>The service's clock.</value>
    public ClockOptions Clock { get; set; } = new();
}
