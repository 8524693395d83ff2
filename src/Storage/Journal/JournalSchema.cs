using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Journal;

/// <summary>The tables of journal.db (docs/storage.md).</summary>
internal static class JournalSchema
{
    public static readonly Schema Tables = new("journal", Version: 1, PageSize: 4096, """
        CREATE TABLE journal (
            row INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            count INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE TABLE source_cursor (
            source TEXT NOT NULL PRIMARY KEY,
            position TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE journal_mark (
            name TEXT NOT NULL PRIMARY KEY,
            row INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO journal_mark (name, row) VALUES ('pruned', 0), ('probe', 0);
        """);

    public static uint ChecksumOf(JournalPosition position, long at, long count, ReadOnlySpan<byte> body) =>
        Checksum.Of([position.Row, at, count, body.Length], body);
}
