using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series;

/// <summary>One connection to series.db with its statements. One thread at a time.</summary>
internal sealed class SeriesTables : IDisposable
{
    private readonly Statement _find;
    private readonly Statement _add;
    private readonly Statement _rolledUntil;
    private readonly Dictionary<SeriesKey, long> _ids = [];

    public SeriesTables(string path)
    {
        Database = Database.Open(path, SeriesSchema.Tables);
        _find = Database.Prepare("SELECT id FROM series WHERE metric = ?1 AND agency = ?2 AND channel = ?3");
        _add = Database.Prepare("INSERT INTO series (metric, agency, channel) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        _rolledUntil = Database.Prepare("SELECT until FROM rolled");
        Minutes = new SeriesTable(Database, SeriesStep.Minute);
        Hours = new SeriesTable(Database, SeriesStep.Hour);
        Days = new SeriesTable(Database, SeriesStep.Day);
    }

    public Database Database { get; }

    public SeriesTable Minutes { get; }

    public SeriesTable Hours { get; }

    public SeriesTable Days { get; }

    /// <summary>Points before this second are in the roll-ups already; the lowest number when nothing was ever rolled up.</summary>
    public long RolledUntil()
    {
        var until = _rolledUntil.Step() ? _rolledUntil.Number(0) : long.MinValue;
        _rolledUntil.Reset();
        return until;
    }

    public long? Find(SeriesKey key)
    {
        if (_ids.TryGetValue(key, out var known))
        {
            return known;
        }

        long? id = _find.Bind(1, key.Metric).Bind(2, key.Agency).Bind(3, key.Channel).Step() ? _find.Number(0) : null;
        _find.Reset();
        if (id is { } found)
        {
            _ids[key] = found;
        }

        return id;
    }

    /// <summary>The id of a series, made when it is new. The caller forgets the ids when its transaction fails.</summary>
    public long FindOrAdd(SeriesKey key)
    {
        if (Find(key) is { } known)
        {
            return known;
        }

        _add.Bind(1, key.Metric).Bind(2, key.Agency).Bind(3, key.Channel).Run();
        return Find(key)!.Value;
    }

    public IReadOnlyList<long> AllSeries()
    {
        using var select = Database.Prepare("SELECT id FROM series ORDER BY id");
        var ids = new List<long>();
        while (select.Step())
        {
            ids.Add(select.Number(0));
        }

        return ids;
    }

    /// <summary>Every plain series, in the order in which their rows lie.</summary>
    public IReadOnlyList<(SeriesKey Key, long Series)> PlainSeries()
    {
        using var select = Database.Prepare("SELECT metric, agency, id FROM series WHERE channel = '' ORDER BY id");
        var series = new List<(SeriesKey Key, long)>();
        while (select.Step())
        {
            series.Add((new SeriesKey(select.Text(0), select.Text(1)), select.Number(2)));
        }

        return series.FindAll(one => one.Key.IsPlain);
    }

    /// <summary>The series of a metric without a channel, by agency.</summary>
    public IReadOnlyList<(string Agency, long Series)> AgenciesOf(string metric)
    {
        using var select = Database.Prepare("SELECT agency, id FROM series WHERE metric = ?1 AND channel = '' ORDER BY id");
        select.Bind(1, metric);
        var agencies = new List<(string, long)>();
        while (select.Step())
        {
            agencies.Add((select.Text(0), select.Number(1)));
        }

        return agencies;
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
        _rolledUntil.Dispose();
        Minutes.Dispose();
        Hours.Dispose();
        Days.Dispose();
        Database.Dispose();
    }
}
