using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const int LinesAtOnce = 10_000;

    /// <summary>Requests of one write that are on their way together, so that the server reads one while the next is made.</summary>
    private const int RequestsAtOnce = 2;

    private readonly InfluxOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly SeriesBuckets _buckets;
    private readonly InfluxClient _client;
    private readonly InfluxMarks _marks;
    private readonly InfluxRollUps _rollUps;
    private readonly InfluxPacker _packer;
    private readonly InfluxExpiry _expiry;
    private readonly InfluxDayReader _days;
    private readonly long _dayRetention;

    /// <summary>Held by whoever changes what is stored, so that no point is written behind the back of a roll-up that has read already.</summary>
    private readonly SemaphoreSlim _changing = new(1, 1);

    public InfluxSeriesStore(InfluxOptions options, LocalTime localTime, SeriesRetention retention, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options.Url);
        _options = options;
        _zone = localTime.Zone;
        _buckets = new SeriesBuckets(localTime);
        _client = new InfluxClient(options, clock);
        _marks = new InfluxMarks(_client);
        var changes = new InfluxChanges(_client, clock, _zone.Id);
        _rollUps = new InfluxRollUps(_client, _marks, changes, _buckets);
        _packer = new InfluxPacker(_client, _marks, changes, _buckets, options, clock);
        _expiry = new InfluxExpiry(_client, _marks, _packer, options.Version, retention);
        _days = new InfluxDayReader(_client, _marks, changes, _buckets, _zone, options.Version, retention, clock);
        _dayRetention = (long)retention.Day.TotalSeconds;
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
                await _rollUps.MakeRoomAsync(points, token);
                await WriteMinutesAsync(points, token);
                await _rollUps.AddLateAsync(points, token);
            },
            cancellationToken);
    }

    /// <summary>
    /// Keeps names for those who read the database beside Ioc: `name`, and `label` with the code (as the tags have it) behind it, which is different for
    /// any two codes. The same code and instant again replace it.
    /// </summary>
    public async ValueTask NameAsync(IReadOnlyList<SeriesName> names, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var some in names.Chunk(LinesAtOnce))
        {
            var lines = new LineProtocol();
            foreach (var name in some)
            {
                var code = InfluxTags.Encode(name.Code);
                lines.Add(
                    InfluxQuery.Names, LineProtocol.TagSet(InfluxTags.Of(name.Series)),
                    [("name", name.Name ?? code), ("label", name.Name is null ? code : $"{name.Name} · {code}")], SeriesBuckets.SecondOf(at));
            }

            await ChangeAsync(token => _client.WriteAsync(lines.Lines, token), cancellationToken);
        }
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

    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken)
    {
        var tags = InfluxTags.Of(new SeriesKey(metric));
        return await ReadByAsync("agency", InfluxQuery.OfEveryAgency(tags), tags, from, to, step, cancellationToken);
    }

    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken)
    {
        var tags = InfluxTags.Of(new SeriesKey("", agency, channel));
        return metrics.Count == 0
            ? new Dictionary<string, IReadOnlyList<SeriesSample>>()
            : await ReadByAsync("metric", InfluxQuery.OfMetrics(metrics.Select(InfluxTags.Encode), tags), tags, from, to, step, cancellationToken);
    }

    public async ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await WithDatabaseAsync(token => _days.ReadAsync(from, to, token), cancellationToken);

    public async ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var second = SeriesBuckets.SecondOf(now);
        for (long? since = long.MinValue; since is { } from;)
        {
            // One local day a turn; points get in between.
            await ChangeAsync(async token => since = await _rollUps.RollUpSomeAsync(second, from, token), cancellationToken);
        }

        for (var more = true; more;)
        {
            // And one month.
            await ChangeAsync(async token => more = await _packer.PackSomeAsync(second - _dayRetention, token), cancellationToken);
        }

        IReadOnlyList<(string Measurement, long Before)> expired = [];
        await ChangeAsync(async token => expired = await _expiry.BeginAsync(second, token), cancellationToken);
        foreach (var (measurement, before) in expired)
        {
            for (long? from = InfluxQuery.Earliest; from is { } since;)
            {
                await ChangeAsync(async token => from = await _expiry.DeleteSomeAsync(measurement, since, before, token), cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _changing.Dispose();
    }

    private async Task WriteMinutesAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        var tagSets = _rollUps.TagSetsOf(points);

        // Of two requests on their way either may be stored last, so points that replace each other go one after the other.
        var together = points.Count > LinesAtOnce && AreAllDifferent(points, tagSets) ? RequestsAtOnce : 1;
        var sending = new Queue<Task>();
        try
        {
            for (var start = 0; start < points.Count; start += LinesAtOnce)
            {
                if (sending.Count == together)
                {
                    await sending.Dequeue();
                }

                sending.Enqueue(_client.WriteAsync(LinesOf(points, tagSets, start, Math.Min(points.Count, start + LinesAtOnce)), cancellationToken));
            }
        }
        finally
        {
            await Task.WhenAll(sending);
        }
    }

    /// <summary>Called seldom and long at work: the runtime would count its loop for most of a catching up before it makes it fast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlyMemory<byte> LinesOf(IReadOnlyList<SeriesPoint> points, byte[][] tagSets, int start, int end)
    {
        var lines = new LineProtocol();
        for (var i = start; i < end; i++)
        {
            lines.Add(InfluxQuery.Minutes, tagSets[i], SeriesValue.From(points[i]), withLast: false);
        }

        return lines.Lines;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreAllDifferent(IReadOnlyList<SeriesPoint> points, byte[][] tagSets)
    {
        // A series has one array, which is compared as such.
        var seen = new HashSet<(byte[] TagSet, long At)>(points.Count);
        for (var i = 0; i < tagSets.Length; i++)
        {
            if (!seen.Add((tagSets[i], SeriesBuckets.SecondOf(points[i].At))))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<List<SeriesValue>> ReadValuesAsync(InfluxTags tags, long first, long end, SeriesStep step, CancellationToken cancellationToken)
    {
        var stored = InfluxQuery.Rows(InfluxQuery.MeasurementOf(step), tags, first, end);
        if (step == SeriesStep.Minute)
        {
            return ValuesOf((await _client.QueryAsync(stored, cancellationToken))[0], tags);
        }

        var (from, to) = await RunningAsync(first, end, step, cancellationToken);
        var running = from < to ? "; " + InfluxQuery.LastOfEach(step, tags, from, to, _zone) : "";
        var answers = await _client.QueryAsync(stored + running, cancellationToken);
        return answers.Count < 2
            ? ValuesOf(answers[0], tags)
            : SeriesValue.Overlaid(ValuesOf(answers[0], tags), ValuesOf(answers[1], tags).Where(value => value.At >= first && value.At < end));
    }

    /// <summary>
    /// The minutes that hours or days of a span are still to be taken from. Where they begin is read before the roll-ups are: what is rolled up in between
    /// stands in both, with the same value.
    /// </summary>
    private async Task<(long From, long To)> RunningAsync(long first, long end, SeriesStep step, CancellationToken cancellationToken) =>
        (Math.Max(first, (await _marks.ReadAsync(cancellationToken)).Until), end <= InfluxQuery.Latest && _buckets.StartOf(step, end) == end ? end : end + SeriesBuckets.LongestBucket);

    /// <summary>Several series in one question, by the tag in which they differ.</summary>
    /// <param name="tags">What is the same in all of them; only channel and source are looked at.</param>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadByAsync(
        string tag, string which, InfluxTags tags, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken)
    {
        var (first, end) = (SeriesBuckets.BoundOf(from), SeriesBuckets.BoundOf(to));
        return first >= end
            ? new Dictionary<string, IReadOnlyList<SeriesSample>>()
            : await WithDatabaseAsync(token => ReadByAsync(tag, which, tags, first, end, step, token), cancellationToken);
    }

    private async Task<Dictionary<string, IReadOnlyList<SeriesSample>>> ReadByAsync(
        string tag, string which, InfluxTags tags, long first, long end, SeriesStep step, CancellationToken cancellationToken)
    {
        var questions = InfluxQuery.RowsBy(tag, which, InfluxQuery.MeasurementOf(step), first, end);
        if (step != SeriesStep.Minute)
        {
            var (from, to) = await RunningAsync(first, end, step, cancellationToken);
            questions += from < to ? "; " + InfluxQuery.LastOfEachBy(tag, which, step, from, to, _zone) : "";
        }

        var values = new Dictionary<string, List<SeriesValue>>();
        foreach (var (by, value) in (await _client.QueryAsync(questions, cancellationToken)).SelectMany(tables => tables).SelectMany(table => table.ValuesBy(tag, tags.Channel, tags.Source)))
        {
            if (value.At >= first && value.At < end)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(values, by, out _);
                SeriesValue.Overlay(known ??= [], value);
            }
        }

        return values.ToDictionary(
            entry => InfluxTags.Decode(entry.Key), entry => (IReadOnlyList<SeriesSample>)entry.Value.ConvertAll(value => value.ToSample(_buckets)));
    }

    private static List<SeriesValue> ValuesOf(IReadOnlyList<InfluxTable> tables, InfluxTags tags) =>
        [.. tables.Where(table => table.IsOf(tags)).SelectMany(table => table.Values())];

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
