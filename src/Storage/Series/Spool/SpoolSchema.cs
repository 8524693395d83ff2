using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series.Spool;

/// <summary>The tables of series-spool.db (docs/storage.md). Times are seconds since 1970-01-01T00:00:00Z.</summary>
internal static class SpoolSchema
{
    public static readonly Schema Tables = new("series-spool", Version: 1, PageSize: 4096, """
        CREATE TABLE spool_series (
            id INTEGER PRIMARY KEY,
            metric TEXT NOT NULL,
            agency TEXT NOT NULL,
            channel TEXT NOT NULL,
            UNIQUE (metric, agency, channel)
        ) STRICT;
        CREATE TABLE spool_point (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            spooled_at INTEGER NOT NULL,
            series INTEGER NOT NULL,
            at INTEGER NOT NULL,
            value REAL NOT NULL,
            numerator INTEGER,
            denominator INTEGER
        ) STRICT;
        CREATE TABLE spool_quarantine (
            position INTEGER PRIMARY KEY,
            quarantined_at INTEGER NOT NULL,
            metric TEXT NOT NULL,
            agency TEXT NOT NULL,
            channel TEXT NOT NULL,
            at INTEGER NOT NULL,
            value REAL NOT NULL,
            numerator INTEGER,
            denominator INTEGER,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE TABLE spool_mark (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            shipped INTEGER NOT NULL,
            rolled INTEGER NOT NULL
        ) STRICT;
        INSERT INTO spool_mark (id, shipped, rolled) VALUES (1, 0, 0);
        """);
}
