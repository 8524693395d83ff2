using Ioc.Kpi.Series;

namespace Ioc.Storage.Series;

/// <summary>Rolls up and expires. Each call is a transaction of its own and short, so that points can be written in between.</summary>
internal sealed class SeriesUpkeep(SeriesTables tables, SeriesBuckets buckets, SeriesRetention retention)
{
    /// <summary>Rolls up at most one local day of finished hours.</summary>
    /// <returns>Whether more is to be rolled up.</returns>
    public bool RollUpSome(long now)
    {
        var finished = buckets.StartOf(SeriesStep.Hour, now);
        var rolled = tables.RolledUntil();
        if (rolled >= finished)
        {
            return false;
        }

        // Days without a point are stepped over.
        var all = tables.AllSeries();
        var from = all.Min(series => tables.Minutes.FirstSince(series, rolled)) ?? finished;
        var until = from >= finished ? finished : Math.Min(finished, buckets.StartOfNextDay(from));
        tables.Database.InTransaction(() =>
        {
            foreach (var series in all)
            {
                RollUp(series, from, until);
            }

            tables.Database.Execute($"INSERT INTO rolled (id, until) VALUES (1, {until}) ON CONFLICT DO UPDATE SET until = excluded.until");
        });
        return until < finished;
    }

    public void Expire(long now)
    {
        // Minutes that are not rolled up yet are kept, however old.
        var minutes = Math.Min(now - (long)retention.Minute.TotalSeconds, tables.RolledUntil());
        tables.Database.InTransaction(() =>
        {
            foreach (var series in tables.AllSeries())
            {
                tables.Minutes.Expire(series, minutes);
                tables.Hours.Expire(series, now - (long)retention.Hour.TotalSeconds);
                tables.Days.Expire(series, now - (long)retention.Day.TotalSeconds);
            }
        });
    }

    private void RollUp(long series, long from, long until)
    {
        SeriesValue? hour = null;
        foreach (var point in tables.Minutes.Select(series, from, until))
        {
            var start = buckets.StartOf(SeriesStep.Hour, point.At);
            if (hour is { } finished && finished.At != start)
            {
                Store(series, finished);
            }

            hour = point with { At = start };
        }

        if (hour is { } last)
        {
            Store(series, last);
        }
    }

    private void Store(long series, SeriesValue hour)
    {
        tables.Hours.Upsert(series, hour);
        tables.Days.Upsert(series, hour with { At = buckets.StartOf(SeriesStep.Day, hour.Last) });
    }
}
