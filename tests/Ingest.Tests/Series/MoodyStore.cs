using Ioc.Kpi.Series;
using Ioc.Storage.Series;

namespace Ioc.Ingest.Tests.Series;

/// <summary>A store that keeps points by series and time, and fails as a test says.</summary>
internal sealed class MoodyStore : ISeriesStore
{
    private readonly Lock _lock = new();

    /// <summary>Asked before each write; throws to fail it.</summary>
    public Action<IReadOnlyList<SeriesPoint>>? Mood { get; set; }

    public Dictionary<(SeriesKey Series, DateTimeOffset At), double> Kept { get; } = [];

    public int Writes { get; private set; }

    public int Largest { get; private set; }

    public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Writes++;
            Mood?.Invoke(points);
            Largest = Math.Max(Largest, points.Count);
            foreach (var point in points)
            {
                Kept[(point.Series, point.At)] = point.Value;
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        throw new SeriesStoreException(SeriesStoreFault.Away, "not asked here");

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        throw new SeriesStoreException(SeriesStoreFault.Away, "not asked here");

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken) =>
        throw new SeriesStoreException(SeriesStoreFault.Away, "not asked here");

    public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        throw new SeriesStoreException(SeriesStoreFault.Away, "not asked here");

    public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
