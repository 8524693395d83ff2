using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Series;

/// <summary>
/// Series in one SQLite file: minute points as written, hours and days rolled up from them. Hours and days are those of the given
/// local time. Calls work on the calling thread; reading does not wait for writing.
/// </summary>
public sealed class SqliteSeriesStore(string path, LocalTime localTime, SeriesRetention retention) : ISeriesStore, IDisposable
{
    private readonly SeriesBuckets _buckets = new(localTime);
    private readonly SeriesConnection _writing = new(path);
    private readonly SeriesConnection _reading = new(path);
    private readonly SeriesDayReader _days = new(path, new SeriesBuckets(localTime));

    public async ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        SeriesValue.Check(points);
        await _writing.UseAsync(
            tables =>
            {
                tables.Database.InTransaction(() => Write(tables, points));
                return true;
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        _reading.UseAsync<IReadOnlyList<SeriesSample>>(
            tables => Read(tables, series, SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to), step), cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        _reading.UseAsync<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>>(
            tables =>
            {
                var agencies = new Dictionary<string, IReadOnlyList<SeriesSample>>();
                var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
                tables.Database.InReadTransaction(() =>
                {
                    foreach (var (agency, series) in tables.AgenciesOf(metric))
                    {
                        if (Read(tables, series, first, end, step) is { Count: > 0 } samples)
                        {
                            agencies[agency] = samples;
                        }
                    }
                });
                return agencies;
            },
            cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken) =>
        _reading.UseAsync<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>>(
            tables =>
            {
                var found = new Dictionary<string, IReadOnlyList<SeriesSample>>();
                var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
                tables.Database.InReadTransaction(() =>
                {
                    foreach (var metric in metrics)
                    {
                        if (tables.Find(new SeriesKey(metric, agency, channel)) is { } series && Read(tables, series, first, end, step) is { Count: > 0 } samples)
                        {
                            found[metric] = samples;
                        }
                    }
                });
                return found;
            },
            cancellationToken);

    public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _days.ReadAsync(from, to, cancellationToken);

    public async ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var second = SeriesBuckets.SecondOf(now);
        while (await _writing.UseAsync(tables => new SeriesUpkeep(tables, _buckets, retention).RollUpSome(second), cancellationToken))
        {
            // One local day a turn; points get in between.
        }

        await _writing.UseAsync(
            tables =>
            {
                new SeriesUpkeep(tables, _buckets, retention).Expire(second);
                return true;
            },
            cancellationToken);
    }

    public void Dispose()
    {
        _writing.Dispose();
        _reading.Dispose();
        _days.Dispose();
    }

    private void Write(SeriesTables tables, IReadOnlyList<SeriesPoint> points)
    {
        var rolledUntil = tables.RolledUntil();
        foreach (var point in points)
        {
            var series = tables.FindOrAdd(point.Series);
            var value = SeriesValue.From(point);
            tables.Minutes.Upsert(series, value);
            if (value.At < rolledUntil)
            {
                // Its hour was rolled up without it.
                tables.Hours.Upsert(series, value with { At = _buckets.StartOf(SeriesStep.Hour, value.At) });
                tables.Days.Upsert(series, value with { At = _buckets.StartOf(SeriesStep.Day, value.At) });
            }
        }
    }

    private List<SeriesSample> Read(SeriesTables tables, SeriesKey key, long from, long to, SeriesStep step)
    {
        List<SeriesSample> samples = [];
        tables.Database.InReadTransaction(() => samples = tables.Find(key) is { } series ? Read(tables, series, from, to, step) : []);
        return samples;
    }

    private List<SeriesSample> Read(SeriesTables tables, long series, long from, long to, SeriesStep step)
    {
        var values = new List<SeriesValue>();
        if (step == SeriesStep.Minute)
        {
            values.AddRange(tables.Minutes.Select(series, from, to));
        }
        else
        {
            values.AddRange((step == SeriesStep.Hour ? tables.Hours : tables.Days).Select(series, from, to));
            var running = tables.Minutes.Select(series, Math.Max(from, tables.RolledUntil()), to + SeriesBuckets.LongestBucket)
                .Select(minute => minute with { At = _buckets.StartOf(step, minute.At) })
                .Where(minute => minute.At >= from)
                .TakeWhile(minute => minute.At < to);

            // The minutes that are not rolled up yet; they are later than everything rolled up.
            SeriesValue.Overlaid(values, running);
        }

        return values.ConvertAll(value => value.ToSample(_buckets));
    }
}
