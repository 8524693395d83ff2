using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Indicators;

/// <summary>The table of indicators.db (docs/storage.md). Nothing is ever changed or deleted in it.</summary>
internal static class IndicatorSchema
{
    public static readonly Schema Tables = new("indicators", Version: 1, PageSize: 4096, """
        CREATE TABLE indicator_entry (
            id INTEGER PRIMARY KEY,
            kpi TEXT NOT NULL,
            agency TEXT,
            value REAL,
            numerator INTEGER,
            denominator INTEGER,
            as_of TEXT NOT NULL,
            evidence TEXT NOT NULL,
            link TEXT,
            note TEXT,
            entered_by TEXT NOT NULL,
            entered_at INTEGER NOT NULL,
            supersedes INTEGER UNIQUE REFERENCES indicator_entry (id)
        ) STRICT;
        CREATE TRIGGER indicator_entry_stays BEFORE UPDATE ON indicator_entry BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
        CREATE TRIGGER indicator_entry_is_kept BEFORE DELETE ON indicator_entry BEGIN SELECT RAISE(ABORT, 'an entry is kept'); END;
        """);
}
