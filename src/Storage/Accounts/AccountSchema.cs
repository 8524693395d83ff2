using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>The tables of accounts.db (docs/storage.md). No account is ever deleted, and no line of the audit log changed.</summary>
internal static class AccountSchema
{
    public static readonly Schema Tables = new("accounts", Version: 1, PageSize: 4096, """
        CREATE TABLE account (
            name TEXT NOT NULL PRIMARY KEY,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            stamp TEXT NOT NULL,
            failures INTEGER NOT NULL,
            locked_until INTEGER,
            disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            who TEXT,
            what TEXT NOT NULL,
            source TEXT NOT NULL,
            details TEXT
        ) STRICT;
        CREATE INDEX audit_who ON audit (who, id);
        CREATE TRIGGER account_is_kept BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'an account is kept; disable it'); END;
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log never changes'); END;
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
        """);
}
