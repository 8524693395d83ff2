namespace Ioc.Kpi.Series;

/// <summary>KPI values over time. Any thread may call.</summary>
public interface ISeriesStore
{
    /// <summary>The longest span of <see cref="ReadDaysAsync"/>: ten years and a little.</summary>
    const int MostDays = 3700;

    /// <summary>Stores minute points. A point with the same series and time replaces the earlier one, so a batch may be sent again.</summary>
    ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken);

    /// <summary>
    /// The samples of a series with <paramref name="from"/> ≤ time &lt; <paramref name="to"/>, oldest first. For hours and days the
    /// last value of each, at its (local) start; hours and days without a point are absent.
    /// </summary>
    ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken);

    /// <summary>
    /// The same of one metric without a channel, for the province (under the empty name) and every agency that has samples, by the code of the agency.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken);

    /// <summary>The same of several metrics that are about no source, for one agency and channel (empty for the province, for all), by metric.</summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken);

    /// <summary>
    /// The days of every plain series (<see cref="SeriesKey.IsPlain"/>), of the province and all agencies, in one answer: the same values, to the bit, as
    /// series by series. Every local day that starts in the span <paramref name="from"/> ≤ start &lt; <paramref name="to"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MostDays"/> days.</exception>
    ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Rolls finished hours and days up and deletes what the retention no longer covers. Idempotent.</summary>
    ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
