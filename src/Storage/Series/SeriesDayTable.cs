using System.Runtime.InteropServices;
using Ioc.Kpi.Series;

namespace Ioc.Storage.Series;

/// <summary>The answer of <see cref="ISeriesStore.ReadDaysAsync"/> while it is put together. One thread at a time.</summary>
internal sealed class SeriesDayTable
{
    private const int SecondsPerDay = 86_400;
    private readonly SeriesBuckets _buckets;
    private readonly long[] _starts;
    private readonly Dictionary<(string Agency, string Metric), DailySeries> _series = [];

    public SeriesDayTable(SeriesBuckets buckets, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((to - from).TotalDays, ISeriesStore.MostDays, nameof(to));
        _buckets = buckets;
        _starts = from < to ? [.. StartsOf(buckets, SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to))] : [];
    }

    /// <summary>The local days that start in a span of seconds.</summary>
    public SeriesDayTable(SeriesBuckets buckets, long from, long to) => (_buckets, _starts) = (buckets, [.. StartsOf(buckets, from, to)]);

    /// <value>The first second of each day, oldest first.</value>
    public IReadOnlyList<long> Starts => _starts;

    public IEnumerable<DailySeries> Series => _series.Values.Where(series => !series.IsEmpty);

    /// <returns>The number of the day that starts at a second; less than 0 where none of these does.</returns>
    public int DayAt(long second)
    {
        var guess = _starts.Length == 0 ? -1 : (second - _starts[0]) / SecondsPerDay;
        return guess >= 0 && guess < _starts.Length && _starts[guess] == second ? (int)guess : Array.BinarySearch(_starts, second);
    }

    public DailySeries SeriesOf(string agency, string metric)
    {
        ref var series = ref CollectionsMarshal.GetValueRefOrAddDefault(_series, (agency, metric), out _);
        return series ??= new DailySeries(metric, agency, _starts.Length);
    }

    /// <summary>Puts a value over what stands on its day. What stands at no start of a day is no day.</summary>
    public void Put(string agency, string metric, in SeriesValue value)
    {
        if (DayAt(value.At) is >= 0 and var day)
        {
            SeriesOf(agency, metric).Put(day, value.Value, value.Numerator, value.Denominator);
        }
    }

    /// <summary>Takes over the series of another table of the same days, which must not be used then.</summary>
    public void Take(SeriesDayTable other)
    {
        foreach (var (key, series) in other._series)
        {
            _series.Add(key, series);
        }
    }

    /// <summary>Takes the days from one second to another away from every series.</summary>
    public void Clear(long from, long to)
    {
        var first = Array.FindIndex(_starts, start => start >= from && start < to);
        var count = _starts.Count(start => start >= from && start < to);
        foreach (var series in _series.Values)
        {
            series.Clear(Math.Max(first, 0), count);
        }
    }

    public SeriesDays ToAnswer() => new([.. _starts.Select(_buckets.Local)], [.. Series]);

    private static IEnumerable<long> StartsOf(SeriesBuckets buckets, long from, long to)
    {
        var start = buckets.StartOf(SeriesStep.Day, from);
        for (start = start < from ? buckets.StartOfNextDay(start) : start; start < to; start = buckets.StartOfNextDay(start))
        {
            yield return start;
        }
    }
}
