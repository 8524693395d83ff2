using System.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Catalogues;

/// <summary>
/// Every version of the two catalogue files that was ever in force, whole, in a SQLite file of its own. The last one of each kind is in
/// force. Any thread and any process may call; calls work on the calling thread.
/// </summary>
public sealed class CatalogueStore(string path)
{
    private const string Columns = "v.id, v.kind, v.version, c.rows, v.at, v.by, v.source, v.restored";
    private const string From = "FROM catalogue_version v JOIN catalogue_content c ON c.version = v.version";

    /// <summary>
    /// Puts a catalogue that was read from a file into force. A file with the same rows as the last one read changes nothing, so that a
    /// version restored since then stays in force over a restart with the same file.
    /// </summary>
    /// <param name="catalogue">With its origin, of which source and time are kept.</param>
    /// <param name="by">The account, or what else brings it.</param>
    /// <returns>The version in force afterwards.</returns>
    public CatalogueVersion Keep(ProcedureCatalogue catalogue, string by) =>
        Keep(CatalogueKind.Procedures, catalogue.Version, catalogue.Text, catalogue.Entries.Count, catalogue.Origin, by);

    /// <inheritdoc cref="Keep(ProcedureCatalogue, string)"/>
    public CatalogueVersion Keep(AgencyCatalogue catalogue, string by) =>
        Keep(CatalogueKind.Agencies, catalogue.Version, catalogue.Text, catalogue.Entries.Count, catalogue.Origin, by);

    /// <summary>What is in force; a kind of which nothing was ever kept is empty.</summary>
    /// <exception cref="InvalidDataException">What is stored cannot be read; the message says what to do.</exception>
    public Catalogue Load()
    {
        using var database = Open();
        var catalogue = Catalogue.Empty;
        database.InReadTransaction(() =>
        {
            if (Newest(database, CatalogueKind.Procedures) is { } procedures)
            {
                catalogue = catalogue.With(Read(database, procedures, CatalogueFile.ReadProcedures, found => found.Version));
            }

            if (Newest(database, CatalogueKind.Agencies) is { } agencies)
            {
                catalogue = catalogue.With(Read(database, agencies, CatalogueFile.ReadAgencies, found => found.Version));
            }
        });
        return catalogue;
    }

    /// <summary>Every version of the kind that came into force, the one in force first.</summary>
    public IReadOnlyList<CatalogueVersion> Versions(CatalogueKind kind)
    {
        using var database = Open();
        using var select = database.Prepare($"SELECT {Columns} {From} WHERE v.kind = ?1 ORDER BY v.id DESC");
        select.Bind(1, Word(kind));
        var versions = new List<CatalogueVersion>();
        while (select.Step())
        {
            versions.Add(Row(select));
        }

        return versions;
    }

    /// <summary>The rows of a version as a CSV file.</summary>
    /// <returns>Null when there is no such version.</returns>
    public string? Text(long id)
    {
        using var database = Open();
        return Find(database, id) is { } version ? Body(database, version) : null;
    }

    /// <summary>Puts an earlier version into force again, as a new version that names it.</summary>
    /// <returns>The new version, or the one in force where it has the same rows already; null when there is no version with that number.</returns>
    public CatalogueVersion? Restore(long id, string by, DateTimeOffset at)
    {
        using var database = Open();
        CatalogueVersion? result = null;
        database.InTransaction(() =>
        {
            if (Find(database, id) is { } old)
            {
                var current = Newest(database, old.Kind)!;
                result = current.Version == old.Version ? current : Add(database, old.Kind, old.Version, at, by, old.Source, old.Id);
            }
        });
        return result;
    }

    private CatalogueVersion Keep(CatalogueKind kind, string version, string text, int rows, CatalogueOrigin? origin, string by)
    {
        if (origin is null || rows == 0)
        {
            throw new ArgumentException("An empty catalogue, or one without an origin, cannot come into force.", nameof(origin));
        }

        using var database = Open();
        CatalogueVersion? result = null;
        database.InTransaction(() =>
        {
            if (Newest(database, kind, "AND v.restored IS NULL") is { } last && last.Version == version)
            {
                result = Newest(database, kind);
                return;
            }

            using var insert = database.Prepare("INSERT INTO catalogue_content (version, kind, rows, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
            insert.Bind(1, version).Bind(2, Word(kind)).Bind(3, rows).Bind(4, text).Run();
            result = Add(database, kind, version, origin.LoadedAt, by, origin.Source, restored: null);
        });
        return result!;
    }

    private static CatalogueVersion Add(
        Database database, CatalogueKind kind, string version, DateTimeOffset at, string by, string source, long? restored)
    {
        using var insert = database.Prepare(
            "INSERT INTO catalogue_version (kind, version, at, by, source, restored) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        insert.Bind(1, Word(kind)).Bind(2, version).Bind(3, StoredTime.From(at)).Bind(4, by).Bind(5, source).Bind(6, restored).Run();
        return Newest(database, kind)!;
    }

    private delegate T? Reader<T>(Stream content, CatalogueOrigin origin, out CatalogueProblems problems);

    private T Read<T>(Database database, CatalogueVersion version, Reader<T> read, Func<T, string> hash)
        where T : class
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Body(database, version)));
        var catalogue = read(content, new CatalogueOrigin(version.Source, version.At), out _);
        return catalogue is not null && hash(catalogue) == version.Version
            ? catalogue
            : throw new InvalidDataException(
                $"Version {version.Id} of the catalogue of {Word(version.Kind)} in {path} is damaged; put the file back from the backup, "
                + "or move it away and let the service read the catalogue files again.");
    }

    private static string Body(Database database, CatalogueVersion version)
    {
        using var select = database.Prepare("SELECT body FROM catalogue_content WHERE version = ?1");
        return select.Bind(1, version.Version).Step() ? select.Text(0) : "";
    }

    private static CatalogueVersion? Newest(Database database, CatalogueKind kind, string condition = "")
    {
        using var select = database.Prepare($"SELECT {Columns} {From} WHERE v.kind = ?1 {condition} ORDER BY v.id DESC LIMIT 1");
        return select.Bind(1, Word(kind)).Step() ? Row(select) : null;
    }

    private static CatalogueVersion? Find(Database database, long id)
    {
        using var select = database.Prepare($"SELECT {Columns} {From} WHERE v.id = ?1");
        return select.Bind(1, id).Step() ? Row(select) : null;
    }

    private static CatalogueVersion Row(Statement row) => new(
        row.Number(0), row.Text(1) == Word(CatalogueKind.Agencies) ? CatalogueKind.Agencies : CatalogueKind.Procedures, row.Text(2),
        (int)row.Number(3), StoredTime.Read(row.Number(4)), row.Text(5), row.Text(6), row.NumberOrNull(7));

    private static string Word(CatalogueKind kind) => kind == CatalogueKind.Agencies ? "agencies" : "procedures";

    private Database Open() => Database.Open(path, CatalogueSchema.Tables);
}
