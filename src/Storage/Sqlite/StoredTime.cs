using Ioc.Kpi.Time;

namespace Ioc.Storage.Sqlite;

/// <summary>Instants in the files of the journal and the checkpoints: microseconds since 1970-01-01T00:00:00Z.</summary>
internal static class StoredTime
{
    public static long From(DateTimeOffset time) => Moment.From(time).Microseconds;

    public static DateTimeOffset Read(long microseconds) => new Moment(microseconds).ToUtc();
}
