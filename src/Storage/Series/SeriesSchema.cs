using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series;

/// <summary>The tables of series.db (docs/storage.md). Times are seconds since 1970-01-01T00:00:00Z.</summary>
internal static class SeriesSchema
{
    public static readonly Schema Tables = new("series", Version: 1, PageSize: 4096, """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            metric TEXT NOT NULL,
            agency TEXT NOT NULL,
            channel TEXT NOT NULL,
            UNIQUE (metric, agency, channel)
        ) STRICT;
        CREATE TABLE minute_point (
            series INTEGER NOT NULL,
            at INTEGER NOT NULL,
            value REAL NOT NULL,
            numerator INTEGER,
            denominator INTEGER,
            PRIMARY KEY (series, at)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hour_point (
            series INTEGER NOT NULL,
            at INTEGER NOT NULL,
            last INTEGER NOT NULL,
            value REAL NOT NULL,
            numerator INTEGER,
            denominator INTEGER,
            PRIMARY KEY (series, at)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE day_point (
            series INTEGER NOT NULL,
            at INTEGER NOT NULL,
            last INTEGER NOT NULL,
            value REAL NOT NULL,
            numerator INTEGER,
            denominator INTEGER,
            PRIMARY KEY (series, at)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rolled (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            until INTEGER NOT NULL
        ) STRICT;
        """);
}
