using Ioc.Storage.Series;

namespace Ioc.Storage;

/// <summary>How long things are kept (<c>Ioc:Retention</c>).</summary>
public sealed class StorageRetention
{
    /// <value>Age from which journal rows that a checkpoint covers are deleted; default 400 days: until then a lost checkpoint costs nothing but a replay.</value>
    public TimeSpan Journal { get; set; } = TimeSpan.FromDays(400);

    /// <value>Age from which transitions, acts, ended silences, and messages that were delivered or given up are deleted; default 400 days.</value>
    public TimeSpan Alerts { get; set; } = TimeSpan.FromDays(400);

    /// <value><c>Ioc:Retention:Series</c>.</value>
    public SeriesRetention Series { get; set; } = new();
}
