using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series;

/// <summary>One of the three tables of points, through one connection.</summary>
internal sealed class SeriesTable : IDisposable
{
    private readonly Statement _upsert;
    private readonly Statement _select;
    private readonly Statement _first;
    private readonly Statement _expire;
    private readonly bool _rollUp;

    public SeriesTable(Database database, SeriesStep step)
    {
        _rollUp = step != SeriesStep.Minute;
        var (table, last) = step switch
        {
            SeriesStep.Minute => ("minute_point", ""),
            SeriesStep.Hour => ("hour_point", "last, "),
            _ => ("day_point", "last, "),
        };
        var values = !_rollUp ? "?1, ?2, ?3, ?4, ?5" : "?1, ?2, ?6, ?3, ?4, ?5";
        var replace = "value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator";

        // A late point changes its hour only if nothing later in the hour is known.
        var newer = !_rollUp ? replace : $"last = excluded.last, {replace} WHERE excluded.last >= {table}.last";
        _upsert = database.Prepare(
            $"INSERT INTO {table} (series, at, {last}value, numerator, denominator) VALUES ({values}) ON CONFLICT DO UPDATE SET {newer}");
        _select = database.Prepare(
            $"SELECT at, {(!_rollUp ? "at" : "last")}, value, numerator, denominator FROM {table} " +
            "WHERE series = ?1 AND at >= ?2 AND at < ?3 ORDER BY at");
        _first = database.Prepare($"SELECT min(at) FROM {table} WHERE series = ?1 AND at >= ?2");
        _expire = database.Prepare($"DELETE FROM {table} WHERE series = ?1 AND at < ?2");
    }

    public void Upsert(long series, in SeriesValue value)
    {
        _upsert.Bind(1, series).Bind(2, value.At).Bind(3, value.Value).Bind(4, value.Numerator).Bind(5, value.Denominator);
        if (_rollUp)
        {
            _upsert.Bind(6, value.Last);
        }

        _upsert.Run();
    }

    /// <summary>The rows from ≤ at &lt; to, oldest first.</summary>
    public IEnumerable<SeriesValue> Select(long series, long from, long to)
    {
        _select.Bind(1, series).Bind(2, from).Bind(3, to);
        try
        {
            while (_select.Step())
            {
                yield return new SeriesValue(
                    _select.Number(0), _select.Number(1), _select.Real(2), _select.NumberOrNull(3), _select.NumberOrNull(4));
            }
        }
        finally
        {
            _select.Reset();
        }
    }

    /// <summary>The first row at or after a second.</summary>
    public long? FirstSince(long series, long second)
    {
        _first.Bind(1, series).Bind(2, second).Step();
        var at = _first.NumberOrNull(0);
        _first.Reset();
        return at;
    }

    public void Expire(long series, long before) => _expire.Bind(1, series).Bind(2, before).Run();

    public void Dispose()
    {
        _upsert.Dispose();
        _select.Dispose();
        _first.Dispose();
        _expire.Dispose();
    }
}
