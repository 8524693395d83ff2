using System.Diagnostics.Metrics;
using Ioc.Ingest.Series;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series.Spool;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Series;

/// <summary>A spool on a folder of its own, its front, and the shipper to a store that the test gives; on a clock that the test moves.</summary>
internal sealed class SpoolRig : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly IngestMetrics _metrics;
    private readonly SpoolMetrics _spoolMetrics;
    private readonly SpoolBook _book = new();

    public SpoolRig(ISeriesStore store, SpoolLimits? limits = null, Func<CancellationToken, ValueTask>? check = null)
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _metrics = new IngestMetrics(factory);
        _spoolMetrics = new SpoolMetrics(factory, _book);
        Limits = limits ?? new SpoolLimits();
        Spool = new SeriesSpool(File, Limits, LocalTime.Vietnam);
        var target = new SeriesTarget(store, check ?? (_ => ValueTask.CompletedTask));
        Front = new SpooledSeriesStore(Spool, target, _metrics, _spoolMetrics, Clock, NullLogger<SpooledSeriesStore>.Instance);
        Shipper = new SeriesShipper(Spool, Front, target, _spoolMetrics, _book, Clock, NullLogger<SeriesShipper>.Instance);
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));

    public string File => _folder.File("series-spool.db");

    public HandClock Clock { get; } = new(Start);

    public SpoolLimits Limits { get; }

    public SeriesSpool Spool { get; }

    public SpooledSeriesStore Front { get; }

    public SeriesShipper Shipper { get; }

    public SpoolStatus Status => _book.Current!;

    /// <summary>Points of a load as the province makes it: series by series, minute by minute, from the start on.</summary>
    public static IEnumerable<SeriesPoint[]> Load(int points, int perMinute = 2_000) =>
        Enumerable.Range(0, (points + perMinute - 1) / perMinute).Select(minute => Enumerable.Range(0, Math.Min(perMinute, points - (minute * perMinute)))
            .Select(series => new SeriesPoint(
                new SeriesKey($"kpi-{series % 31}", $"H49.{series / 31}"), Start.AddMinutes(minute), (minute * perMinute) + series, series, perMinute)).ToArray());

    public Task WriteAsync(params SeriesPoint[] points) => Front.WriteAsync(points, default).AsTask();

    /// <summary>Lets the running shipper live through its waits until nothing waits any more.</summary>
    public Task EmptiedAsync() => Eventually.Holds(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return Status is { Points: 0, Held: 0 };
        },
        "everything is sent",
        TimeSpan.FromSeconds(120));

    public async ValueTask DisposeAsync()
    {
        await Shipper.StopAsync(default);
        Shipper.Dispose();
        Spool.Dispose();
        _spoolMetrics.Dispose();
        _metrics.Dispose();
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
