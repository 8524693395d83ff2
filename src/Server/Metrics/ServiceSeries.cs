using Ioc.Kpi.Series;

namespace Ioc.Server.Metrics;

/// <summary>Writes the service's own metrics as minute points, so that its health can be charted beside the KPIs (docs/series.md).</summary>
internal sealed partial class ServiceSeries(PrometheusText metrics, ISeriesStore series, TimeProvider clock, ILogger<ServiceSeries> logger) : BackgroundService
{
    /// <summary>Writes what is measured now, as of the given minute.</summary>
    public async Task WriteAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var points = metrics.Read().Select(entry => new SeriesPoint(SeriesKey.Of(entry.Key.Name, entry.Key.Source), minute, entry.Value)).ToList();
        await series.WriteAsync(points, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(StartOfMinute(clock.GetUtcNow()).AddMinutes(1) - clock.GetUtcNow(), clock, stoppingToken);
                await WriteAsync(StartOfMinute(clock.GetUtcNow()), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's one try: a minute that was not written is a gap in a chart of the service's health, no more.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.Failed(logger, exception);
            }
        }
    }

    private static DateTimeOffset StartOfMinute(DateTimeOffset now) => now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMinute));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The metrics of the service could not be written as points.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
