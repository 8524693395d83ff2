using System.Text.Json;
using Ioc.Kpi.Series;
using Ioc.Storage.Series.Packing;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Reads days of everything: those that are packed from `ioc_packed`, the others from `ioc_day` and minutes, which takes InfluxDB ten microseconds a
/// point. What is packed is believed only as far as nothing of `ioc_day` was changed since. Any thread.
/// </summary>
internal sealed class InfluxDayReader(
    InfluxClient client, InfluxMarks marks, InfluxChanges changes, SeriesBuckets buckets, TimeZoneInfo zone, int version, SeriesRetention retention, TimeProvider clock)
{
    /// <summary>Then everything is read from `ioc_day`.</summary>
    private const int Attempts = 3;

    /// <summary>Ten days of a province take InfluxDB a quarter of a second.</summary>
    private const long SecondsAtOnce = 10 * 86_400;

    public async Task<SeriesDays> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var table = new SeriesDayTable(buckets, from, to);
            if (table.Starts.Count == 0)
            {
                return table.ToAnswer();
            }

            var state = await changes.ReadAsync(cancellationToken);
            var (end, packed) = (buckets.StartOfNextDay(table.Starts[^1]), attempt < Attempts ? state.Until : InfluxQuery.Earliest);
            await ReadAsync(table, state, Math.Min(packed, end), end, cancellationToken);

            // What was changed while it was read is read again.
            if (attempt == Attempts || (await changes.ReadAsync(cancellationToken)).Until >= Math.Min(packed, end))
            {
                return table.ToAnswer();
            }
        }
    }

    /// <summary>Reads days of `ioc_day`, some at a time: an answer has its size and its time.</summary>
    public static async Task ReadRowsAsync(InfluxClient client, SeriesDayTable table, long from, long to, CancellationToken cancellationToken)
    {
        for (var start = from; start < to; start += SecondsAtOnce)
        {
            Put(await client.QueryAsync(InfluxQuery.AllRows(InfluxQuery.Days, start, Math.Min(to, start + SecondsAtOnce)), cancellationToken), table);
        }
    }

    /// <summary>Puts rows of plain series on their days.</summary>
    private static void Put(IEnumerable<IReadOnlyList<InfluxTable>> answers, SeriesDayTable table)
    {
        foreach (var (tags, value) in answers.SelectMany(tables => tables).SelectMany(rows => rows.ValuesByTags()))
        {
            if (tags.IsPlain)
            {
                table.Put(InfluxTags.Decode(tags.Agency), InfluxTags.Decode(tags.Metric), value);
            }
        }
    }

    private async Task ReadAsync(SeriesDayTable table, InfluxPackedState state, long packed, long end, CancellationToken cancellationToken)
    {
        // Read before the roll-ups are: what is rolled up in between stands in both, with the same value.
        var running = Math.Max(table.Starts[0], (await marks.ReadAsync(cancellationToken)).Until);
        var kept = Math.Max(state.Kept, SeriesBuckets.SecondOf(clock.GetUtcNow()) - (long)retention.Day.TotalSeconds);
        var (first, month) = (table.Starts[0], Math.Max(buckets.StartOfMonth(table.Starts[0]), InfluxPacker.FirstMonth(buckets, kept)));
        List<(long From, long To)> rest = [(first, month < packed ? month : end), (month < packed ? packed : end, end)];
        if (month < packed)
        {
            rest.AddRange(await UnpackAsync(table, month, packed, cancellationToken));
        }

        foreach (var (from, to) in rest)
        {
            // 3.x cannot delete what is too old; nobody is told of it all the same.
            await ReadRowsAsync(client, table, version == 3 ? Math.Max(from, state.Kept) : from, to, cancellationToken);
        }

        if (running < end)
        {
            Put(await client.QueryAsync(InfluxQuery.LastOfEachDay(running, end, zone), cancellationToken), table);
        }
    }

    /// <returns>The months that cannot be read packed, as far as they are in the table.</returns>
    private async Task<IReadOnlyCollection<(long From, long To)>> UnpackAsync(SeriesDayTable table, long from, long to, CancellationToken cancellationToken)
    {
        var (months, unreadable) = (new Dictionary<long, (int First, int Days)>(), new HashSet<(long From, long To)>());
        foreach (var rows in (await client.QueryPackedAsync(InfluxQuery.PackedRows(from, to), cancellationToken)).SelectMany(tables => tables))
        {
            foreach (var row in rows.Rows.EnumerateArray())
            {
                var month = row[0].GetInt64();
                if (!months.TryGetValue(month, out var days))
                {
                    days = months[month] = DaysOf(table, month, to);
                }

                if (days.Days > 0 && !TryUnpack(rows, row, month, days, table))
                {
                    unreadable.Add((Math.Max(month, table.Starts[0]), Math.Min(to, buckets.StartOfNextMonth(month))));
                }
            }
        }

        foreach (var (first, end) in unreadable)
        {
            table.Clear(first, end);
        }

        return unreadable;
    }

    /// <summary>The number in the table of the first of the month, and how many days of the month are wanted; none of what is no start of a month.</summary>
    private (int First, int Days) DaysOf(SeriesDayTable table, long month, long to)
    {
        if (month != buckets.StartOfMonth(month))
        {
            return (0, 0);
        }

        var before = new SeriesDayTable(buckets, month, Math.Max(month, table.Starts[0])).Starts.Count;
        return (before > 0 ? -before : table.DayAt(month), new SeriesDayTable(buckets, month, Math.Min(to, buckets.StartOfNextMonth(month))).Starts.Count);
    }

    private static bool TryUnpack(InfluxTable rows, JsonElement row, long month, (int First, int Days) days, SeriesDayTable table)
    {
        var agency = InfluxTags.Decode(rows.Cell(row, "agency").ToString());
        return rows.Cell(row, "days") is { ValueKind: JsonValueKind.String } text && text.TryGetBytesFromBase64(out var packed)
            && PackedMonth.TryUnpack(packed, agency, month, table, days.First, days.Days);
    }
}
