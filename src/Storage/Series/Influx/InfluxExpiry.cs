namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Deletes what the retention no longer covers, by the clock of the service. 3.x cannot delete rows: there the database's own retention
/// period does it (`docs/series.md`).
/// </summary>
internal sealed class InfluxExpiry(InfluxClient client, InfluxMarks marks, InfluxPacker packer, int version, SeriesRetention retention)
{
    private const long SecondsPerWeek = 7 * 86_400;

    /// <summary>A Monday, 00:00Z: 1.x begins its shards of a week there.</summary>
    private const long StartOfShards = 4 * 86_400;

    /// <summary>
    /// Says in the mark from where on minutes will be kept, before one is deleted: so far back roll-ups may begin anew. Minutes that are not
    /// rolled up yet are kept, however old.
    /// </summary>
    /// <returns>What is to be deleted: a measurement, and the second before which it is too old.</returns>
    public async Task<IReadOnlyList<(string Measurement, long Before)>> BeginAsync(long now, CancellationToken cancellationToken)
    {
        var mark = await marks.ReadAsync(cancellationToken);
        var minutes = Math.Min(now - (long)retention.Minute.TotalSeconds, mark.Until);
        if (version != 3 && mark.Until > long.MinValue && (mark.Kept == long.MaxValue || mark.Kept < minutes))
        {
            mark = mark.Next(mark.Until, minutes);
            await marks.WriteAsync(mark, cancellationToken);
        }

        var days = now - (long)retention.Day.TotalSeconds;
        var packed = await packer.KeepAsync(days, cancellationToken);
        (string Measurement, long Before)[] expired =
        [
            (InfluxQuery.Minutes, minutes),
            (InfluxQuery.Hours, now - (long)retention.Hour.TotalSeconds),
            (InfluxQuery.Days, days),
            (InfluxQuery.Rolled, mark.At),
            .. packed,
        ];
        return [.. expired.Where(entry => version != 3 && entry.Before > long.MinValue)];
    }

    /// <summary>
    /// Deletes a part of it: in 1.x what lies in one shard, since a statement there takes about 0.3 ms for each series of each shard, and
    /// whoever writes waits for it.
    /// </summary>
    /// <param name="from">Nothing is older; the lowest number at first.</param>
    /// <returns>From where to go on; null when nothing is left.</returns>
    public async Task<long?> DeleteSomeAsync(string measurement, long from, long before, CancellationToken cancellationToken)
    {
        if (version == 2)
        {
            await client.DeleteAsync(measurement, before, cancellationToken);
            return null;
        }

        if (measurement is InfluxQuery.Rolled or InfluxQuery.PackedUntil or InfluxQuery.Changed)
        {
            await client.DeleteAsync(InfluxQuery.Delete(measurement, from, before), cancellationToken);
            return null;
        }

        if (InfluxTable.TimeOf((await client.QueryAsync(InfluxQuery.FirstWithin(measurement, from, before, measurement == InfluxQuery.Packed ? "days" : "value"), cancellationToken))[0]) is not { } first)
        {
            return null;
        }

        var end = Math.Min(before, StartOfShards + ((long)Math.Floor(((double)(first - StartOfShards) / SecondsPerWeek) + 1) * SecondsPerWeek));
        await client.DeleteAsync(InfluxQuery.Delete(measurement, first, end), cancellationToken);
        return end < before ? end : null;
    }
}
