using System.Collections.Concurrent;
using Ioc.Kpi.Series;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>A series store that keeps what it is given, and how often it was kept up.</summary>
public sealed class SeriesInMemory : ISeriesStore
{
    public ConcurrentQueue<SeriesPoint> Points { get; } = new();

    public ConcurrentQueue<DateTimeOffset> Upkeeps { get; } = new();

    public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        foreach (var point in points)
        {
            Points.Enqueue(point);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Jobs never read series.");

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Jobs never read series.");

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("Jobs never read series.");

    public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Jobs never read series.");

    public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Upkeeps.Enqueue(now);
        return ValueTask.CompletedTask;
    }
}
