namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Database`: where the journal, the checkpoint and the schedules are kept.</summary>
internal sealed class DatabaseOptions
{
    /// <value>`sqlite`: files in the data directory. The only kind of this version.</value>
    public DatabaseKind Kind { get; set; } = DatabaseKind.Sqlite;
}
