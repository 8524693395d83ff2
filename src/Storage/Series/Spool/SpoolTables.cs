using System.Runtime.CompilerServices;
using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series.Spool;

/// <summary>One connection to the spool with its statements. One thread at a time; given up after any error.</summary>
internal sealed class SpoolTables : IDisposable
{
    private readonly Database _database;
    private readonly List<Statement> _statements = [];
    private readonly Statement _findSeries;
    private readonly Statement _addSeries;
    private readonly Statement _append;
    private readonly Statement _peek;
    private readonly Statement _nameOf;
    private readonly Statement _delete;
    private readonly Statement _ship;
    private readonly Statement _quarantine;
    private readonly Statement _rollUp;
    private readonly Dictionary<SeriesKey, long> _ids = [];
    private readonly Dictionary<long, SeriesKey> _keys = [];
    private long _points;

    public SpoolTables(string path)
    {
        _database = Database.Open(path, SpoolSchema.Tables);
        _findSeries = Prepare("SELECT id FROM spool_series WHERE metric = ?1 AND agency = ?2 AND channel = ?3");
        _addSeries = Prepare("INSERT INTO spool_series (metric, agency, channel) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        _append = Prepare("INSERT INTO spool_point (spooled_at, series, at, value, numerator, denominator) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _peek = Prepare(
            "SELECT position, series, at, value, numerator, denominator FROM spool_point "
            + "WHERE position > max((SELECT shipped FROM spool_mark), ?2) ORDER BY position LIMIT ?1");
        _nameOf = Prepare("SELECT metric, agency, channel FROM spool_series WHERE id = ?1");
        _delete = Prepare("DELETE FROM spool_point WHERE position <= ?1");
        _ship = Prepare("UPDATE spool_mark SET shipped = max(shipped, ?1)");
        _quarantine = Prepare(
            "INSERT INTO spool_quarantine (position, quarantined_at, metric, agency, channel, at, value, numerator, denominator, reason) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING");
        _rollUp = Prepare(
            "DELETE FROM spool_point WHERE position IN (SELECT position FROM (SELECT position, "
            + "row_number() OVER (PARTITION BY series, (at + ?3) / 3600 ORDER BY at DESC, position DESC) AS place "
            + "FROM spool_point WHERE position > ?1 AND position <= ?2) WHERE place > 1)");
        _points = Number("SELECT count(*) FROM spool_point");
    }

    public long Points => _points;

    /// <summary>What the rows take, without the room that deleted ones left.</summary>
    public long Bytes => (Number("PRAGMA page_count") - Number("PRAGMA freelist_count")) * Number("PRAGMA page_size");

    public long? OldestSpooledAt => _database.ReadNumber("SELECT spooled_at FROM spool_point ORDER BY position LIMIT 1");

    public long Quarantined => Number("SELECT count(*) FROM spool_quarantine");

    /// <summary>The rows up to this position are rolled up already.</summary>
    public long Rolled => Number("SELECT rolled FROM spool_mark");

    public long FirstPosition => Number("SELECT min(position) FROM spool_point");

    public long LastPosition => Number("SELECT max(position) FROM spool_point");

    /// <param name="pages">Null takes a limit of before away.</param>
    public void Limit(int? pages) => _database.Execute($"PRAGMA max_page_count = {pages?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "4294967294"}");

    public void Append(IReadOnlyList<SeriesPoint> points, long now)
    {
        _database.InTransaction(() =>
        {
            foreach (var point in points)
            {
                _append.Bind(1, now).Bind(2, IdOf(point.Series)).Bind(3, SeriesBuckets.SecondOf(point.At)).Bind(4, point.Value)
                    .Bind(5, point.Numerator).Bind(6, point.Denominator).Run();
            }
        });
        _points += points.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<SpooledPoint> Peek(int most, long after)
    {
        var points = new List<SpooledPoint>(most);
        _peek.Bind(1, most).Bind(2, after);
        while (_peek.Step())
        {
            points.Add(new SpooledPoint(
                _peek.Number(0),
                new SeriesPoint(
                    KeyOf(_peek.Number(1)), DateTimeOffset.FromUnixTimeSeconds(_peek.Number(2)), _peek.Real(3), _peek.NumberOrNull(4), _peek.NumberOrNull(5))));
        }

        return points;
    }

    public void Complete(long upTo, IReadOnlyList<SpoolRefusal> refused, long now, int mostQuarantined)
    {
        var deleted = 0L;
        _database.InTransaction(() =>
        {
            foreach (var ((position, point), reason) in refused)
            {
                _quarantine.Bind(1, position).Bind(2, now).Bind(3, point.Series.Metric).Bind(4, point.Series.Agency).Bind(5, point.Series.Channel)
                    .Bind(6, SeriesBuckets.SecondOf(point.At)).Bind(7, point.Value).Bind(8, point.Numerator).Bind(9, point.Denominator)
                    .Bind(10, reason).Run();
            }

            if (refused.Count > 0)
            {
                _database.Execute(
                    $"DELETE FROM spool_quarantine WHERE position NOT IN (SELECT position FROM spool_quarantine ORDER BY position DESC LIMIT {mostQuarantined})");
            }

            _ship.Bind(1, upTo).Run();
            deleted = Delete(upTo);
        });
        _points -= deleted;
    }

    /// <summary>Rolls the rows between two positions up to the last of each series and hour, and remembers how far it came.</summary>
    public long RollUp(long after, long upTo, long offset)
    {
        var deleted = 0L;
        _database.InTransaction(() =>
        {
            _rollUp.Bind(1, after).Bind(2, upTo).Bind(3, offset).Run();
            deleted = Changes();
            _database.Execute($"UPDATE spool_mark SET rolled = {upTo}");
        });
        _points -= deleted;
        return deleted;
    }

    public long Drop(long upTo)
    {
        var deleted = 0L;
        _database.InTransaction(() => deleted = Delete(upTo));
        _points -= deleted;
        return deleted;
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _database.Dispose();
    }

    private Statement Prepare(string sql)
    {
        var statement = _database.Prepare(sql);
        _statements.Add(statement);
        return statement;
    }

    private long Number(string sql) => _database.ReadNumber(sql) ?? 0;

    private long Delete(long upTo)
    {
        _delete.Bind(1, upTo).Run();
        return Changes();
    }

    private long Changes() => Number("SELECT changes()");

    private long IdOf(SeriesKey key)
    {
        if (_ids.TryGetValue(key, out var known))
        {
            return known;
        }

        _addSeries.Bind(1, key.Metric).Bind(2, key.Agency).Bind(3, key.Channel).Run();
        _findSeries.Bind(1, key.Metric).Bind(2, key.Agency).Bind(3, key.Channel).Step();
        var id = _findSeries.Number(0);
        _findSeries.Reset();
        return _ids[key] = id;
    }

    /// <summary>A name is read once for all points of its series.</summary>
    private SeriesKey KeyOf(long id)
    {
        if (!_keys.TryGetValue(id, out var key))
        {
            _nameOf.Bind(1, id).Step();
            key = _keys[id] = new SeriesKey(_nameOf.Text(0), _nameOf.Text(1), _nameOf.Text(2));
            _nameOf.Reset();
        }

        return key;
    }
}
