namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Deletes what the retention no longer covers, by the clock of the service. 3.x cannot delete rows: there the database's own retention
/// period does it (`docs/series.md`).
/// </summary>
internal sealed class InfluxExpiry(InfluxClient client, int version, SeriesRetention retention)
{
    /// <param name="rolledUntil">Minutes that are not rolled up yet are kept, however old.</param>
    public async Task ExpireAsync(long now, long rolledUntil, CancellationToken cancellationToken)
    {
        (string Measurement, long Before)[] expired =
        [
            (InfluxQuery.Minutes, Math.Min(now - (long)retention.Minute.TotalSeconds, rolledUntil)),
            (InfluxQuery.Hours, now - (long)retention.Hour.TotalSeconds),
            (InfluxQuery.Days, now - (long)retention.Day.TotalSeconds),
            (InfluxQuery.Rolled, rolledUntil),
        ];
        foreach (var (measurement, before) in expired.Where(entry => entry.Before > long.MinValue))
        {
            if (version == 1)
            {
                await client.QueryAsync(InfluxQuery.DeleteBefore(measurement, before), cancellationToken);
            }
            else if (version == 2)
            {
                await client.DeleteAsync(measurement, before, cancellationToken);
            }
        }
    }
}
