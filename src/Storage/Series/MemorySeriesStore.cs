using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Series;

/// <summary>Series that last as long as the process, for demonstrations without a disk and for tests.</summary>
public sealed class MemorySeriesStore(LocalTime localTime, SeriesRetention retention) : ISeriesStore
{
    private readonly Lock _lock = new();
    private readonly SeriesBuckets _buckets = new(localTime);
    private readonly Dictionary<(SeriesKey Key, SeriesStep Step), SortedList<long, SeriesValue>> _points = [];

    public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SeriesValue.Check(points);
        lock (_lock)
        {
            foreach (var point in points)
            {
                var value = SeriesValue.From(point);
                foreach (var step in Enum.GetValues<SeriesStep>())
                {
                    Put(PointsOf(point.Series, step), value with { At = _buckets.StartOf(step, value.At) });
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
        lock (_lock)
        {
            return ValueTask.FromResult(SamplesOf(series, step, first, end));
        }
    }

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
        lock (_lock)
        {
            IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>> agencies = _points.Keys
                .Where(points => points.Step == step && points.Key.Metric == metric && points.Key.Channel.Length == 0)
                .Select(points => (points.Key.Agency, Samples: SamplesOf(points.Key, step, first, end)))
                .Where(agency => agency.Samples.Count > 0)
                .ToDictionary(agency => agency.Agency, agency => agency.Samples);
            return ValueTask.FromResult(agencies);
        }
    }

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
        lock (_lock)
        {
            IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>> found = metrics
                .Select(metric => (Metric: metric, Samples: SamplesOf(new SeriesKey(metric, agency, channel), step, first, end)))
                .Where(entry => entry.Samples.Count > 0)
                .ToDictionary(entry => entry.Metric, entry => entry.Samples);
            return ValueTask.FromResult(found);
        }
    }

    public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var table = new SeriesDayTable(_buckets, from, to);
        lock (_lock)
        {
            foreach (var ((key, _), points) in _points.Where(points => points.Key.Step == SeriesStep.Day && points.Key.Key.IsPlain))
            {
                foreach (var value in points.Values)
                {
                    table.Put(key.Agency, key.Metric, value);
                }
            }
        }

        return ValueTask.FromResult(table.ToAnswer());
    }

    public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var ((key, step), points) in _points.ToList())
            {
                var limit = SeriesBuckets.SecondOf(now - Kept(step));
                _points[(key, step)] = new SortedList<long, SeriesValue>(
                    points.Where(point => point.Key >= limit).ToDictionary(point => point.Key, point => point.Value));
            }
        }

        return ValueTask.CompletedTask;
    }

    private IReadOnlyList<SeriesSample> SamplesOf(SeriesKey series, SeriesStep step, long first, long end) =>
        _points.TryGetValue((series, step), out var points)
            ? [.. points.Values.Where(value => value.At >= first && value.At < end).Select(value => value.ToSample(_buckets))]
            : [];

    private static void Put(SortedList<long, SeriesValue> points, SeriesValue value)
    {
        if (!points.TryGetValue(value.At, out var stored) || value.Last >= stored.Last)
        {
            points[value.At] = value;
        }
    }

    private SortedList<long, SeriesValue> PointsOf(SeriesKey key, SeriesStep step)
    {
        if (!_points.TryGetValue((key, step), out var points))
        {
            points = _points[(key, step)] = [];
        }

        return points;
    }

    private TimeSpan Kept(SeriesStep step) => step switch
    {
        SeriesStep.Minute => retention.Minute,
        SeriesStep.Hour => retention.Hour,
        _ => retention.Day,
    };
}
