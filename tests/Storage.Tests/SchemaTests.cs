using Ioc.Storage.Accounts;
using Ioc.Storage.Alerts;
using Ioc.Storage.Catalogues;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Indicators;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Spool;
using Ioc.Storage.Sqlite;
using Ioc.Storage.Tasks;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests;

/// <summary>The tables of the data directory, pinned: a change needs a new version of the format, since a file of another is refused.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Tables_and_versions_are_the_pinned_ones()
    {
        var tables = new[]
        {
            JournalSchema.Tables, StateSchema.Tables, SeriesSchema.Tables, CatalogueSchema.Tables, IndicatorSchema.Tables,
            TaskEvidenceSchema.Tables, AccountSchema.Tables, SpoolSchema.Tables, AlertSchema.Tables,
        }.Select(Describe);

        GoldenFile.Matches("tables.txt", string.Join("\n\n", tables));
    }

    public void Dispose() => _folder.Dispose();

    private string Describe(Schema schema)
    {
        var path = _folder.File(schema.Name + ".db");
        Database.Open(path, schema).Dispose();
        return $"{schema.Name}.db, format {SqliteFile.Ask<long>(path, "PRAGMA user_version")}\n"
            + SqliteFile.Ask<string>(path, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)");
    }
}
