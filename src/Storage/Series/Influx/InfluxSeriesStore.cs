using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Series in an InfluxDB 1.x, 2.x or 3.x: minute points as written, hours and days rolled up from them, all as `docs/series.md` describes.
/// Hours and days are those of the given local time. A write or an upkeep that failed may be repeated whole.
/// </summary>
/// <remarks>Every failure of the server is a <see cref="SeriesStoreException"/>. Any thread may call; writing and upkeep take turns.</remarks>
public sealed class InfluxSeriesStore : ISeriesStore, IDisposable
{
    /// <summary>Lines of one request; InfluxDB recommends 5,000 to 10,000.</summary>
    private const int LinesAtOnce = 5_000;

    private readonly InfluxOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly SeriesBuckets _buckets;
    private readonly InfluxClient _client;
    private readonly InfluxRollUps _rollUps;
    private readonly InfluxExpiry _expiry;

    /// <summary>Held by whoever changes what is stored, so that no point is written behind the back of a roll-up that has read already.</summary>
    private readonly SemaphoreSlim _changing = new(1, 1);

    public InfluxSeriesStore(InfluxOptions options, LocalTime localTime, SeriesRetention retention, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options.Url);
        _options = options;
        _zone = localTime.Zone;
        _buckets = new SeriesBuckets(localTime);
        _client = new InfluxClient(options, clock);
        _rollUps = new InfluxRollUps(_client, _buckets);
        _expiry = new InfluxExpiry(_client, options.Version, retention);
    }

    /// <summary>Asks whether the server is there, is of the version that the options name, and has the database; makes it where it may.</summary>
    /// <exception cref="SeriesStoreException">Something is missing; the message says what, and what to do.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (await _client.PingAsync(cancellationToken) is { Length: > 1 } found
            && char.IsAsciiDigit(found[0]) && found[1] == '.' && found[0] - '0' != _options.Version)
        {
            throw _client.Faults.OtherVersion(found);
        }

        await WithDatabaseAsync(token => _client.QueryAsync(InfluxQuery.RolledUntil, token), cancellationToken);
    }

    public async ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        SeriesValue.Check(points);
        if (points.Count == 0)
        {
            return;
        }

        await ChangeAsync(
            async token =>
            {
                await WriteMinutesAsync(points, token);
                await _rollUps.AddLateAsync(points, await _rollUps.RolledUntilAsync(token), token);
            },
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken)
    {
        var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
        if (first >= end)
        {
            return [];
        }

        var tags = InfluxTags.Of(series);
        var values = await WithDatabaseAsync(token => ReadValuesAsync(tags, first, end, step, token), cancellationToken);
        return values.ConvertAll(value => value.ToSample(_buckets));
    }

    public async ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var second = SeriesBuckets.SecondOf(now);
        var more = true;
        while (more)
        {
            // One local day a turn; points get in between.
            await ChangeAsync(async token => more = await _rollUps.RollUpSomeAsync(second, token), cancellationToken);
        }

        await ChangeAsync(async token => await _expiry.ExpireAsync(second, await _rollUps.RolledUntilAsync(token), token), cancellationToken);
    }

    public void Dispose()
    {
        _client.Dispose();
        _changing.Dispose();
    }

    private async Task WriteMinutesAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        var lines = new LineProtocol();
        for (var i = 0; i < points.Count; i++)
        {
            lines.Add(InfluxQuery.Minutes, _rollUps.TagSetOf(points[i].Series), SeriesValue.From(points[i]), withLast: false);
            if (lines.Count == LinesAtOnce || i == points.Count - 1)
            {
                await _client.WriteAsync(lines.Lines, cancellationToken);
                lines.Clear();
            }
        }
    }

    private async Task<List<SeriesValue>> ReadValuesAsync(InfluxTags tags, long first, long end, SeriesStep step, CancellationToken cancellationToken)
    {
        var stored = InfluxQuery.Rows(InfluxQuery.MeasurementOf(step), tags, first, end);
        if (step == SeriesStep.Minute)
        {
            return ValuesOf((await _client.QueryAsync(stored, cancellationToken))[0]);
        }

        // The boundary is read first: what is rolled up in between stands in both, with the same value.
        var rolledUntil = Math.Max(first, await _rollUps.RolledUntilAsync(cancellationToken));
        var running = InfluxQuery.LastOfEach(step, tags, rolledUntil, end + SeriesBuckets.LongestBucket, _zone);
        var answers = await _client.QueryAsync($"{stored}; {running}", cancellationToken);
        return SeriesValue.Overlaid(ValuesOf(answers[0]), ValuesOf(answers[1]).Where(value => value.At >= first && value.At < end));
    }

    private static List<SeriesValue> ValuesOf(IReadOnlyList<InfluxTable> tables) => [.. tables.SelectMany(table => table.Values())];

    private async Task ChangeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            await WithDatabaseAsync(
                async token =>
                {
                    await change(token);
                    return true;
                },
                cancellationToken);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Acts, and acts again after making the database where only that was missing. 2.x and 3.x are told what to make instead.</summary>
    private async Task<T> WithDatabaseAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act(cancellationToken);
        }
        catch (SeriesStoreException fault) when (_options.Version == 1 && InfluxFaults.IsMissingDatabase(fault))
        {
            try
            {
                await _client.QueryAsync(InfluxQuery.CreateDatabase(_options.Database), cancellationToken);
            }
            catch (SeriesStoreException refused) when (refused.Fault == SeriesStoreFault.Refused)
            {
                // The first fault says what to make, and how.
                throw new SeriesStoreException(fault.Fault, fault.Message, null, refused);
            }

            return await act(cancellationToken);
        }
    }
}
