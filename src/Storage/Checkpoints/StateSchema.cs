using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Checkpoints;

/// <summary>The tables of state.db (docs/storage.md). Large pages, since almost all of it is blocks of a megabyte.</summary>
internal static class StateSchema
{
    public static readonly Schema Tables = new("state", Version: 1, PageSize: 32768, """
        CREATE TABLE checkpoint (
            id INTEGER PRIMARY KEY,
            covered INTEGER NOT NULL,
            at INTEGER NOT NULL,
            blocks INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE checkpoint_block (
            checkpoint INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (checkpoint, ordinal)
        ) STRICT;
        CREATE TABLE source_status (
            source TEXT NOT NULL PRIMARY KEY,
            status TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """);
}
