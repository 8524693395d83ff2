using System.Text;
using Ioc.Kpi.Series;
using Ioc.Storage.Series.Packing;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Keeps days that are over packed: a row of `ioc_packed` for each agency and month, made of `ioc_day` and of nothing else. A month that is broken off
/// is packed again. One caller at a time in this process; another process may change days, or pack, meanwhile.
/// </summary>
internal sealed class InfluxPacker(InfluxClient client, InfluxMarks marks, InfluxChanges changes, SeriesBuckets buckets, InfluxOptions options, TimeProvider clock)
{
    /// <summary>Longer texts are a trial for some versions; such a month is read from `ioc_day`.</summary>
    private const int LongestText = 60_000;

    private const int LinesAtOnce = 1_000;
    private const long TwoDays = 2 * 86_400;

    /// <value>
    /// After so long a change that never said it has arrived is given up: whoever made it lives no more, and no server still has it in hand. Clocks of
    /// processes that write to one database must not differ by as much.
    /// </value>
    public TimeSpan Patience { get; } = TimeSpan.FromMinutes(10) + (4 * options.Timeout);

    /// <summary>The first month that may be packed or read packed: nothing of it is deleted by now, nor soon.</summary>
    /// <param name="kept">Days before this second are deleted, here or by the retention of the database.</param>
    public static long FirstMonth(SeriesBuckets buckets, long kept) =>
        kept <= InfluxQuery.Earliest ? InfluxQuery.Earliest : buckets.StartOfNextMonth(kept + TwoDays - 1);

    /// <summary>Packs at most one month, or what is over of it.</summary>
    /// <param name="kept">Days before this second are about to be deleted.</param>
    /// <returns>Whether more is to be packed.</returns>
    public async Task<bool> PackSomeAsync(long kept, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var state = await changes.ReadAsync(cancellationToken);
        var end = EndOf(await marks.ReadAsync(cancellationToken), state);
        kept = Math.Max(kept, state.Kept);
        long? from = Math.Max(state.Until, FirstMonth(buckets, kept));
        if (from < end && !state.Exists)
        {
            from = await FirstAsync(from.Value, end, cancellationToken);
        }

        if (from is not { } first || first >= end)
        {
            return false;
        }

        var month = buckets.StartOfMonth(first);
        var until = Math.Min(end, buckets.StartOfNextMonth(first));
        var lines = await PackAsync(month, until, cancellationToken);

        // Somebody may have given this process up by now, and packed later changes already.
        if (clock.GetElapsedTime(started) > Patience / 4)
        {
            return false;
        }

        foreach (var some in lines)
        {
            await client.WriteAsync(some, cancellationToken);
        }

        // Last of all. Changes of after they were read have rows of their own.
        await changes.MoveAsync(
            [.. state.Changes.Where(change => change.From < until)], until >= state.Mark ? InfluxQuery.Latest : until, cancellationToken);
        if (until > state.Mark)
        {
            await changes.WriteMarkAsync(state, until, kept, cancellationToken);
        }

        return until < end;
    }

    /// <summary>Says, before days are deleted, which ones will be.</summary>
    /// <returns>Rows of the packing that are of no more use: the measurement, and the second before which they stand.</returns>
    public async Task<IReadOnlyList<(string Measurement, long Before)>> KeepAsync(long kept, CancellationToken cancellationToken)
    {
        var state = await changes.ReadAsync(cancellationToken);
        if (state.Exists && buckets.StartOfNextDay(kept - 1) is var first && first > state.Kept)
        {
            await changes.WriteMarkAsync(state, state.Mark, first, cancellationToken);
        }

        var said = state.Changes.Where(change => !change.IsPacked).Select(change => change.At)
            .Append(clock.GetUtcNow().ToUnixTimeSeconds() - (long)Patience.TotalSeconds).Min();
        (string Measurement, long Before)[] used = [(InfluxQuery.Packed, kept), (InfluxQuery.PackedUntil, state.At)];
        return [.. used.Where(_ => state.Exists), .. state.Changes.Any(change => change.At < said) ? [(InfluxQuery.Changed, said)] : Array.Empty<(string, long)>()];
    }

    /// <summary>Days from there on are not over, are not rolled up, or are just being changed.</summary>
    private long EndOf(InfluxMark rolled, InfluxPackedState state)
    {
        var given = clock.GetUtcNow().ToUnixTimeSeconds() - (long)Patience.TotalSeconds;
        var end = rolled.Until <= InfluxQuery.Earliest ? InfluxQuery.Earliest : buckets.StartOf(SeriesStep.Day, rolled.Until);
        return state.Changes.Where(change => !change.IsWritten && change.At > given).Select(change => change.From).Append(end).Min();
    }

    /// <summary>The first day of all, or the first row that packing of before has left.</summary>
    private async Task<long?> FirstAsync(long from, long end, CancellationToken cancellationToken)
    {
        var firsts = await client.QueryAsync(
            $"{InfluxQuery.FirstWithin(InfluxQuery.Days, from, end)}; {InfluxQuery.FirstWithin(InfluxQuery.Packed, from, end, "days")}", cancellationToken);
        return firsts.Select(InfluxTable.TimeOf).Min();
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> PackAsync(long month, long until, CancellationToken cancellationToken)
    {
        var days = new SeriesDayTable(buckets, month, until);
        await InfluxDayReader.ReadRowsAsync(client, days, month, until, cancellationToken);
        var packed = days.Series.GroupBy(series => series.Agency).ToDictionary(
            agency => agency.Key, agency => Convert.ToBase64String(PackedMonth.Pack(agency.Key, month, days.Starts.Count, agency)));

        // An agency that has nothing any more has a row that says so.
        foreach (var table in (await client.QueryPackedAsync(InfluxQuery.PackedRows(month, month + 1), cancellationToken)).SelectMany(tables => tables))
        {
            foreach (var agency in table.Rows.EnumerateArray().Select(row => InfluxTags.Decode(table.Cell(row, "agency").ToString())))
            {
                packed.TryAdd(agency, Convert.ToBase64String(PackedMonth.Pack(agency, month, 0, [])));
            }
        }

        return [.. packed.Chunk(LinesAtOnce).Select(some => LinesOf(some, month))];
    }

    private static ReadOnlyMemory<byte> LinesOf(IEnumerable<KeyValuePair<string, string>> packed, long month)
    {
        var lines = new LineProtocol();
        foreach (var (agency, text) in packed)
        {
            lines.Add(
                InfluxQuery.Packed, LineProtocol.TagSet(InfluxTags.Of(new SeriesKey("", agency))), [("days", text.Length > LongestText ? "" : text)], month);
        }

        return lines.Lines;
    }
}
