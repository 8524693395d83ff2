namespace Ioc.Storage;

/// <summary>Where the embedded stores live and how long they keep things (section <c>Ioc</c>).</summary>
public sealed class StorageOptions
{
    /// <value>The folder of all files of the service (<c>Ioc:DataDirectory</c>); default <c>data</c>.</value>
    public string DataDirectory { get; set; } = "data";

    /// <value><c>Ioc:Retention</c>.</value>
    public StorageRetention Retention { get; set; } = new();

    public string JournalFile => Path.Combine(DataDirectory, "journal.db");

    public string StateFile => Path.Combine(DataDirectory, "state.db");

    public string SeriesFile => Path.Combine(DataDirectory, "series.db");

    /// <value>Points that wait for a series store on another machine.</value>
    public string SeriesSpoolFile => Path.Combine(DataDirectory, "series-spool.db");

    public string CatalogueFile => Path.Combine(DataDirectory, "catalogues.db");

    public string IndicatorFile => Path.Combine(DataDirectory, "indicators.db");

    public string TaskFile => Path.Combine(DataDirectory, "tasks.db");

    public string AlertFile => Path.Combine(DataDirectory, "alerts.db");

    public string AccountFile => Path.Combine(DataDirectory, "accounts.db");

    /// <value>The folder of the keys that protect sessions and forms.</value>
    public string KeyFolder => Path.Combine(DataDirectory, "keys");
}
