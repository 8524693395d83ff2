using System.Runtime.CompilerServices;
using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series;

/// <summary>Reads the days of every plain series of the embedded store, each with one question straight into its place.</summary>
internal static class SeriesDayReader
{
    public static void Read(SeriesTables tables, DayTable into, SeriesBuckets buckets)
    {
        if (into.Starts.Count == 0)
        {
            return;
        }

        var (from, end) = (into.Starts[0], buckets.StartOfNextDay(into.Starts[^1]));
        var rolled = tables.RolledUntil();
        using var days = tables.Database.Prepare(
            "SELECT at, value, numerator, denominator FROM day_point WHERE series = ?1 AND at >= ?2 AND at < ?3 ORDER BY at");
        foreach (var (key, series) in tables.PlainSeries())
        {
            var values = into.SeriesOf(key.Agency, key.Metric);
            days.Bind(1, series).Bind(2, from).Bind(3, end);
            Read(days, into, values);

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
    private static void Read(Statement days, DayTable table, DailySeries into)
    {
        while (days.Step())
        {
            if (table.DayAt(days.Number(0)) is >= 0 and var day)
            {
                into.Put(day, days.Real(1), days.NumberOrNull(2), days.NumberOrNull(3));
            }
        }
    }
}
