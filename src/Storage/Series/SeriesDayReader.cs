using System.Runtime.CompilerServices;
using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series;

/// <summary>
/// Reads the days of every plain series of the embedded store, each with one question straight into its place, half of them through a second connection
/// on another core. Both see the same state of the file. Any thread may call; the calls take turns.
/// </summary>
internal sealed class SeriesDayReader(string path, SeriesBuckets buckets) : IDisposable
{
    private readonly SeriesConnection _one = new(path);
    private readonly SeriesConnection _other = new(path);

    public async ValueTask<SeriesDays> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await await _one.UseAsync(one => _other.UseAsync(other => Read(one, other, from, to), cancellationToken).AsTask(), cancellationToken);

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    private SeriesDays Read(SeriesTables one, SeriesTables other, DateTimeOffset from, DateTimeOffset to)
    {
        var (table, beside) = (new SeriesDayTable(buckets, from, to), new SeriesDayTable(buckets, from, to));
        var done = table.Starts.Count == 0;
        while (!done)
        {
            // The number is another as soon as somebody has committed: where it is not, nobody did between the two first looks.
            var version = VersionOf(other);
            one.Database.InReadTransaction(() =>
            {
                var rolled = one.RolledUntil();
                other.Database.InReadTransaction(() =>
                {
                    done = other.RolledUntil() == rolled && VersionOf(other) == version;
                    if (done)
                    {
                        var series = one.PlainSeries();
                        var half = series.Count / 2;
                        var reading = Task.Run(() => Read(other, series.Skip(half), rolled, beside));
                        Read(one, series.Take(half), rolled, table);
                        reading.GetAwaiter().GetResult();
                    }
                });
            });
        }

        table.Take(beside);
        return table.ToAnswer();
    }

    private void Read(SeriesTables tables, IEnumerable<(SeriesKey Key, long Series)> some, long rolled, SeriesDayTable into)
    {
        var (from, end) = (into.Starts[0], buckets.StartOfNextDay(into.Starts[^1]));
        using var days = tables.Database.Prepare(
            "SELECT at, value, numerator, denominator FROM day_point WHERE series = ?1 AND at >= ?2 AND at < ?3 ORDER BY at");
        foreach (var (key, series) in some)
        {
            days.Bind(1, series).Bind(2, from).Bind(3, end);
            Read(days, into, into.SeriesOf(key.Agency, key.Metric));

            // The minutes that are not rolled up yet; they are later than everything rolled up.
            if (rolled < end)
            {
                foreach (var minute in tables.Minutes.Select(series, Math.Max(from, rolled), end))
                {
                    into.Put(key.Agency, key.Metric, minute with { At = buckets.StartOf(SeriesStep.Day, minute.At) });
                }
            }
        }
    }

    /// <summary>Called seldom, and long at work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Read(Statement days, SeriesDayTable table, DailySeries into)
    {
        while (days.Step())
        {
            if (table.DayAt(days.Number(0)) is >= 0 and var day)
            {
                into.Put(day, days.Real(1), days.NumberOrNull(2), days.NumberOrNull(3));
            }
        }
    }

    private static long? VersionOf(SeriesTables tables) => tables.Database.ReadNumber("PRAGMA data_version");
}
