using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Catalogues;

/// <summary>The tables of catalogues.db (docs/storage.md). Nothing is ever changed or deleted in them.</summary>
internal static class CatalogueSchema
{
    public static readonly Schema Tables = new("catalogues", Version: 1, PageSize: 4096, """
        CREATE TABLE catalogue_content (
            version TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            rows INTEGER NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE catalogue_version (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            version TEXT NOT NULL REFERENCES catalogue_content (version),
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            source TEXT NOT NULL,
            restored INTEGER REFERENCES catalogue_version (id)
        ) STRICT;
        CREATE TRIGGER catalogue_content_stays BEFORE UPDATE ON catalogue_content BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
        CREATE TRIGGER catalogue_version_stays BEFORE UPDATE ON catalogue_version BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
        CREATE TRIGGER catalogue_content_is_kept BEFORE DELETE ON catalogue_content BEGIN SELECT RAISE(ABORT, 'a version is kept'); END;
        CREATE TRIGGER catalogue_version_is_kept BEFORE DELETE ON catalogue_version BEGIN SELECT RAISE(ABORT, 'a version is kept'); END;
        """);
}
