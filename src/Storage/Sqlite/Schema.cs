using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Sqlite;

/// <summary>The tables of one file and the version of their format (<c>PRAGMA user_version</c>).</summary>
internal sealed record Schema(string Name, int Version, int PageSize, string Sql)
{
    /// <summary>Creates the tables in an empty file; refuses a file of another version.</summary>
    public void Apply(Database database)
    {
        if (Refuse(database.ReadNumber("PRAGMA user_version")))
        {
            return;
        }

        database.InTransaction(() =>
        {
            // Asked again under the lock: another connection may have been first.
            if (!Refuse(database.ReadNumber("PRAGMA user_version")))
            {
                database.Execute(Sql + $"PRAGMA user_version = {Version};");
            }
        });
    }

    private bool Refuse(long? found)
    {
        if (found == Version)
        {
            return true;
        }

        return found is null or 0
            ? false
            : throw new SqliteException(
                $"The {Name} file has format {found}; this program reads format {Version}.", SQLitePCL.raw.SQLITE_NOTADB);
    }
}
