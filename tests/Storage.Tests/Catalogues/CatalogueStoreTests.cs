using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Storage.Catalogues;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Catalogues;

public sealed class CatalogueStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("catalogues.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_store_has_no_catalogue()
    {
        var store = new CatalogueStore(FilePath);

        Assert.True(store.Load().Procedures.IsEmpty);
        Assert.True(store.Load().Agencies.IsEmpty);
        Assert.Empty(store.Versions(CatalogueKind.Procedures));
        Assert.Null(store.Text(1));
        Assert.Null(store.Restore(1, "an", Noon));
    }

    [Fact]
    public void What_was_kept_is_in_force_after_a_restart()
    {
        var procedures = Procedures("1.000001", "1.000002");
        var agencies = Agencies("H49");
        new CatalogueStore(FilePath).Keep(procedures, "an");
        new CatalogueStore(FilePath).Keep(agencies, "binh");

        var loaded = new CatalogueStore(FilePath).Load();

        Assert.Equal(procedures.Version, loaded.Procedures.Version);
        Assert.Equivalent(procedures.Entries, loaded.Procedures.Entries, strict: true);
        Assert.Equal(agencies.Entries, loaded.Agencies.Entries);
        Assert.Equal(new CatalogueOrigin("p.csv", Noon), loaded.Procedures.Origin);
    }

    [Fact]
    public void Versions_say_when_who_and_whence_the_one_in_force_first()
    {
        var store = new CatalogueStore(FilePath);
        store.Keep(Procedures("1.000001"), "an");
        store.Keep(Agencies("H49"), "binh");
        store.Keep(Procedures("1.000001", "1.000002"), "chi");

        var versions = store.Versions(CatalogueKind.Procedures);

        Assert.Equal(
            new CatalogueVersion(3, CatalogueKind.Procedures, Procedures("1.000001", "1.000002").Version, 2, Noon, "chi", "p.csv", null), versions[0]);
        Assert.Equal([3, 1], versions.Select(version => version.Id));
        Assert.Equal(CatalogueKind.Agencies, Assert.Single(store.Versions(CatalogueKind.Agencies)).Kind);
        Assert.Equal(Procedures("1.000001").Text, store.Text(1));
    }

    [Fact]
    public void The_same_rows_again_are_no_new_version()
    {
        var store = new CatalogueStore(FilePath);
        var first = store.Keep(Procedures("1.000001"), "an");

        Assert.Equal(first, store.Keep(Procedures("1.000001"), "binh"));
        Assert.Single(store.Versions(CatalogueKind.Procedures));
    }

    [Fact]
    public void A_restored_version_is_a_new_one_and_stays_over_a_start_with_the_same_file()
    {
        var store = new CatalogueStore(FilePath);
        var old = store.Keep(Procedures("1.000001"), "an");
        store.Keep(Procedures("1.000002"), "an");

        var restored = store.Restore(old.Id, "binh", Noon.AddHours(1))!;
        var afterStart = new CatalogueStore(FilePath).Keep(Procedures("1.000002"), "start");

        Assert.Equal((3L, old.Version, old.Id, "binh", Noon.AddHours(1)), (restored.Id, restored.Version, restored.Restored!.Value, restored.By, restored.At));
        Assert.Equal(restored, afterStart);
        Assert.Equal("1.000001", Assert.Single(store.Load().Procedures.Entries).Code);
        Assert.Equal(3, store.Versions(CatalogueKind.Procedures).Count);
        Assert.Equal(restored, store.Restore(old.Id, "chi", Noon));

        store.Keep(Procedures("1.000003"), "start");
        Assert.Equal("1.000003", Assert.Single(store.Load().Procedures.Entries).Code);
    }

    [Fact]
    public void A_file_that_returns_to_earlier_rows_is_a_version_of_its_own()
    {
        var store = new CatalogueStore(FilePath);
        store.Keep(Procedures("1.000001"), "an");
        store.Keep(Procedures("1.000002"), "an");
        store.Keep(Procedures("1.000001"), "an");

        Assert.Equal([3, 2, 1], store.Versions(CatalogueKind.Procedures).Select(version => version.Id));
        Assert.Equal("1.000001", Assert.Single(store.Load().Procedures.Entries).Code);
    }

    [Fact]
    public void An_empty_catalogue_does_not_come_into_force() =>
        Assert.Throws<ArgumentException>(() => new CatalogueStore(FilePath).Keep(AgencyCatalogue.Empty, "an"));

    [Fact]
    public void What_was_acknowledged_survives_a_kill()
    {
        using var reader = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        new CatalogueStore(FilePath).Keep(Procedures("1.000001"), "an");
        reader.Open();
        using (var hold = reader.CreateCommand())
        {
            // A connection of its own keeps the log from being moved into the file.
            hold.CommandText = "SELECT count(*) FROM catalogue_version";
            hold.ExecuteScalar();
            new CatalogueStore(FilePath).Keep(Procedures("1.000002"), "an");
        }

        var copy = SqliteFile.CopyAsAfterKill(FilePath, "copy.db");

        Assert.Equal("1.000002", Assert.Single(new CatalogueStore(copy).Load().Procedures.Entries).Code);
    }

    [Fact]
    public async Task Many_who_keep_at_once_get_one_version_each_and_none_is_lost()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 16).Select(number => Task.Run(() =>
            new CatalogueStore(FilePath).Keep(Procedures($"1.{number:D6}"), $"by {number}"))));

        Assert.Equal(16, results.Select(version => version.Version).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 16).Select(id => (long)id), results.Select(version => version.Id).Order());
        Assert.All(results, version => Assert.Contains($"1.{version.By[3..].PadLeft(6, '0')}", new CatalogueStore(FilePath).Text(version.Id), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE catalogue_content SET body = 'x'")]
    [InlineData("DELETE FROM catalogue_version")]
    [InlineData("UPDATE catalogue_version SET by = 'x'")]
    [InlineData("DELETE FROM catalogue_content")]
    public void What_is_kept_cannot_be_changed(string sql)
    {
        new CatalogueStore(FilePath).Keep(Procedures("1.000001"), "an");

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(FilePath, sql));
    }

    [Fact]
    public void Rows_that_were_damaged_are_told_and_not_used()
    {
        var store = new CatalogueStore(FilePath);
        store.Keep(Procedures("1.000001"), "an");
        SqliteFile.Execute(FilePath, "DROP TRIGGER catalogue_content_stays; UPDATE catalogue_content SET body = replace(body, '1.000001', '1.000009')");

        var error = Assert.Throws<InvalidDataException>(() => store.Load());

        Assert.Contains("Version 1 of the catalogue of procedures", error.Message, StringComparison.Ordinal);
    }

    private static ProcedureCatalogue Procedures(params string[] codes) => new(
        [.. codes.Select(code => new ProcedureEntry(
            code, "Cấp, \"mới\"", null, ProcedureLevel.Commune, OnlineLevel.Full, true, false, false, true, 1.5m, 15, ServiceList.Online982, ["A"]))],
        new CatalogueOrigin("p.csv", Noon));

    private static AgencyCatalogue Agencies(params string[] codes) => new(
        [.. codes.Select(code => new AgencyEntry(code, "Tỉnh", AgencyKind.Other, null, null, new DateOnly(2025, 7, 1), null, null))],
        new CatalogueOrigin("a.csv", Noon));
}
