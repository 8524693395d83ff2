using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Sqlite;

/// <summary>The tables of one file and the version of their format (<c>PRAGMA user_version</c>).</summary>
internal sealed record Schema(string Name, int Version, int PageSize, string Sql)
{
    /// <value>What brings a file from an earlier version to the next one, the last step to <see cref="Version"/>; earlier files than these are refused.</value>
    public IReadOnlyList<Action<Database>> Upgrades { get; init; } = [];

    /// <summary>Creates the tables in an empty file, brings an earlier one up to date; refuses a file of another version.</summary>
    public void Apply(Database database)
    {
        if (Check(database.ReadNumber("PRAGMA user_version")) == Version)
        {
            return;
        }

        database.InTransaction(() =>
        {
            // Asked again under the lock: another connection may have been first.
            var found = Check(database.ReadNumber("PRAGMA user_version"));
            if (found == 0)
            {
                database.Execute(Sql);
            }

            for (var version = found; version > 0 && version < Version; version++)
            {
                Upgrades[Upgrades.Count - (Version - version)](database);
            }

            database.Execute($"PRAGMA user_version = {Version};");
        });
    }

    private int Check(long? found) => found switch
    {
        null or 0 => 0,
        { } version when version <= Version && version >= Version - Upgrades.Count => (int)version,
        _ => throw new SqliteException($"The {Name} file has format {found}; this program reads format {Version}.", SQLitePCL.raw.SQLITE_NOTADB),
    };
}
