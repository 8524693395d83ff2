using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ioc.Kpi.Series;

namespace Ioc.Storage.Series.Influx;

/// <summary>Hours and days from minutes, as <see cref="SeriesUpkeep"/> makes them in the embedded store. One caller at a time.</summary>
internal sealed class InfluxRollUps(InfluxClient client, InfluxMarks marks, InfluxChanges changes, SeriesBuckets buckets)
{
    /// <summary>Series are bounded sets; beyond this many the texts of their tags are made afresh each time.</summary>
    private const int MostTagSets = 100_000;

    private readonly Dictionary<SeriesKey, byte[]> _tagSets = [];

    /// <summary>The tags of each point as a line has them; within one answer a series has one array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte[][] TagSetsOf(IReadOnlyList<SeriesPoint> points)
    {
        if (_tagSets.Count >= MostTagSets)
        {
            _tagSets.Clear();
        }

        var tagSets = new byte[points.Count][];
        for (var i = 0; i < tagSets.Length; i++)
        {
            ref var tagSet = ref CollectionsMarshal.GetValueRefOrAddDefault(_tagSets, points[i].Series, out _);
            tagSets[i] = tagSet ??= LineProtocol.TagSet(InfluxTags.Of(points[i].Series));
        }

        return tagSets;
    }

    /// <summary>Rolls up at most one local day of finished hours.</summary>
    /// <param name="since">
    /// Up to where the turn before has come. Where the mark stands before it again, points come late just now: they are left to the next upkeep, or the
    /// same day would be rolled up anew for as long as they come.
    /// </param>
    /// <returns>Up to where it has come where more is to be rolled up; null where nothing is.</returns>
    public async Task<long?> RollUpSomeAsync(long now, long since, CancellationToken cancellationToken)
    {
        var finished = buckets.StartOf(SeriesStep.Hour, now);
        var mark = await marks.ReadAsync(cancellationToken);
        if (mark.Until >= finished || mark.Until < since)
        {
            return null;
        }

        // Days without a point are stepped over.
        var from = InfluxTable.TimeOf((await client.QueryAsync(InfluxQuery.FirstSince(mark.Until), cancellationToken))[0]) ?? finished;
        var until = from >= finished ? finished : Math.Min(finished, buckets.StartOfNextDay(from));
        if (from < until)
        {
            await RollUpAsync(from, until, cancellationToken);
        }

        // Last of all: a roll-up that broke off is done again.
        await marks.WriteAsync(mark.Next(until, mark.Kept), cancellationToken);
        return until < finished ? until : null;
    }

    /// <summary>
    /// Before points are written that come late, several in an hour of a series, as after an outage: lets the roll-ups begin anew at the
    /// first of those hours of which every minute is kept. Until the next upkeep such hours and days are read from minutes; if the points do not come
    /// after all, the same is rolled up once more. A few late points are left to <see cref="AddLateAsync"/>.
    /// </summary>
    public async Task MakeRoomAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        var mark = await marks.ReadAsync(cancellationToken);
        if (FirstHourToRollUpAnew(points, mark) is { } hour)
        {
            await marks.WriteAsync(mark.SetBack(hour), cancellationToken);
        }
    }

    /// <summary>Brings points whose hour was rolled up without them into its hour and day, unless something later is known there.</summary>
    public async Task AddLateAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        // Read after the points were written, so that none is missed by a roll-up of another process.
        var rolledUntil = (await marks.ReadAsync(cancellationToken)).Until;
        var late = points.Where(point => SeriesBuckets.SecondOf(point.At) < rolledUntil).ToList();
        if (late.Count == 0)
        {
            return;
        }

        foreach (var step in new[] { SeriesStep.Hour, SeriesStep.Day })
        {
            var lasts = new Dictionary<(InfluxTags Tags, long At), SeriesValue>();
            foreach (var point in late)
            {
                var second = SeriesBuckets.SecondOf(point.At);
                KeepLater(lasts, InfluxTags.Of(point.Series), SeriesValue.From(point) with { At = buckets.StartOf(step, second) });
            }

            await WriteWhereLaterAsync(InfluxQuery.MeasurementOf(step), lasts, cancellationToken);
        }
    }

    /// <returns>Null where there are not several late points in an hour of a series.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long? FirstHourToRollUpAnew(IReadOnlyList<SeriesPoint> points, InfluxMark mark)
    {
        var (count, earliest) = (0, long.MaxValue);
        var (lastSecond, hour) = (long.MinValue, long.MinValue);
        var touched = new HashSet<(SeriesKey Series, long Hour)>();
        for (var i = 0; i < points.Count; i++)
        {
            var second = SeriesBuckets.SecondOf(points[i].At);
            if (second < mark.Until)
            {
                (lastSecond, hour) = (second, second == lastSecond ? hour : buckets.StartOf(SeriesStep.Hour, second));
                if (hour >= mark.Kept)
                {
                    count++;
                    touched.Add((points[i].Series, hour));
                    earliest = Math.Min(earliest, hour);
                }
            }
        }

        return count > 0 && count >= 2 * touched.Count ? earliest : null;
    }

    private async Task WriteWhereLaterAsync(
        string measurement, Dictionary<(InfluxTags Tags, long At), SeriesValue> lasts, CancellationToken cancellationToken)
    {
        var question = InfluxQuery.LastSeconds(
            measurement, lasts.Keys.Select(key => key.Tags.Metric).Distinct(), lasts.Keys.Min(key => key.At), lasts.Keys.Max(key => key.At) + 1);
        foreach (var table in (await client.QueryAsync(question, cancellationToken))[0])
        {
            foreach (var known in table.Values())
            {
                var key = (table.TagSet, known.At);
                if (lasts.TryGetValue(key, out var late) && known.Last > late.Last)
                {
                    lasts.Remove(key);
                }
            }
        }

        await WriteAsync(measurement, lasts, new LineProtocol(), cancellationToken);
    }

    private async Task RollUpAsync(long from, long until, CancellationToken cancellationToken)
    {
        var questions = new List<string>();
        for (var hour = buckets.StartOf(SeriesStep.Hour, from); hour < until; hour = NextHour(hour))
        {
            questions.Add(InfluxQuery.LastOfAll(Math.Max(hour, from), Math.Min(NextHour(hour), until)));
        }

        var hours = new Dictionary<(InfluxTags Tags, long At), SeriesValue>();
        var days = new Dictionary<(InfluxTags Tags, long At), SeriesValue>();
        foreach (var table in (await client.QueryAsync(string.Join("; ", questions), cancellationToken)).SelectMany(tables => tables))
        {
            foreach (var last in table.Values())
            {
                KeepLater(hours, table.TagSet, last with { At = buckets.StartOf(SeriesStep.Hour, last.Last) });
                KeepLater(days, table.TagSet, last with { At = buckets.StartOf(SeriesStep.Day, last.Last) });
            }
        }

        var lines = new LineProtocol();
        await WriteAsync(InfluxQuery.Hours, hours, lines, cancellationToken);
        await WriteAsync(InfluxQuery.Days, days, lines, cancellationToken);
    }

    private async Task WriteAsync(
        string measurement, Dictionary<(InfluxTags Tags, long At), SeriesValue> values, LineProtocol lines, CancellationToken cancellationToken)
    {
        // Packed days have to follow what is written here.
        var plain = measurement == InfluxQuery.Days ? values.Keys.Where(key => key.Tags.IsPlain).Select(key => (long?)key.At).Min() : null;
        InfluxChange? change = plain is { } from ? await changes.BeginAsync(from, cancellationToken) : null;
        var left = values.Count;
        foreach (var ((tags, _), value) in values)
        {
            lines.Add(measurement, LineProtocol.TagSet(tags), value, withLast: true);
            if (--left == 0 || lines.Count == 5_000)
            {
                change = change is { } begun ? await changes.GoOnAsync(begun, cancellationToken) : null;
                await client.WriteAsync(lines.Lines, cancellationToken);
                lines.Clear();
            }
        }

        if (change is { } said)
        {
            await changes.EndAsync(said, cancellationToken);
        }
    }

    /// <summary>Some zones are moved by half an hour once in a while; the next hour is never more than two away, and never this one.</summary>
    private long NextHour(long hour) => Math.Max(buckets.StartOf(SeriesStep.Hour, hour + 3600), hour + 1800);

    private static void KeepLater(Dictionary<(InfluxTags Tags, long At), SeriesValue> values, InfluxTags tags, SeriesValue value)
    {
        if (!values.TryGetValue((tags, value.At), out var known) || value.Last >= known.Last)
        {
            values[(tags, value.At)] = value;
        }
    }
}
