using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Sqlite;

/// <summary>Tells a file that is broken from a disk that is full or busy.</summary>
internal static class Damage
{
    public static bool Is(SqliteException error) =>
        error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;
}
