using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>The tables of accounts.db (docs/storage.md). No account is ever deleted, and no line of the audit log changed.</summary>
internal static class AccountSchema
{
    private const string Accounts = """
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
        CREATE TRIGGER account_is_kept BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'an account is kept; disable it'); END;

        """;

    private const string Audit = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            who TEXT,
            what TEXT NOT NULL,
            source TEXT NOT NULL,
            details TEXT,
            hash BLOB NOT NULL
        ) STRICT;

        """;

    private const string AuditGuards = """
        CREATE INDEX audit_who ON audit (who, id);
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log never changes'); END;
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;

        """;

    private const string EndedSessions = """
        CREATE TABLE ended_session (
            id TEXT NOT NULL PRIMARY KEY,
            until INTEGER NOT NULL
        ) STRICT;

        """;

    public static readonly Schema Tables = new("accounts", Version: 2, PageSize: 4096, Accounts + Audit + AuditGuards + EndedSessions)
    {
        Upgrades = [ChainTheAuditLog],
    };

    /// <summary>Format 1 had no hashes: its lines are taken as they stand, and are chained from now on.</summary>
    private static void ChainTheAuditLog(Database database)
    {
        database.Execute(
            "ALTER TABLE audit RENAME TO audit_1; DROP INDEX audit_who; DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept;" + Audit);
        using (var select = database.Prepare("SELECT id, at, who, what, source, details FROM audit_1 ORDER BY id"))
        {
            AuditRows.Chain(database, select);
        }

        database.Execute("DROP TABLE audit_1;" + AuditGuards + EndedSessions);
    }
}
