using Ioc.Ingest.Board;
using Ioc.Kpi.Series;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Series;

/// <summary>Samples the board at every full minute and ships the points to the series store; keeps them while the store is away.</summary>
internal sealed partial class SeriesWriter(
    LiveBoard board, SeriesSampler sampler, ISeriesStore store, IngestMetrics metrics, TimeProvider clock, ILogger<SeriesWriter> logger)
    : BackgroundService
{
    /// <summary>Points kept while the store is away; the oldest minutes go first beyond, and are counted.</summary>
    private const int MaxSpooled = 500_000;

    private readonly Queue<List<SeriesPoint>> _spool = new();
    private int _spooled;
    private bool _away;

    /// <summary>Samples now, as of the given minute, and ships everything that waits.</summary>
    public async Task WriteAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        Spool(await sampler.SampleAsync(minute, cancellationToken));
        while (_spool.TryPeek(out var points))
        {
            // Peeked, not taken: a point that is written twice replaces itself.
            await store.WriteAsync(points, cancellationToken);
            _spool.Dequeue();
            _spooled -= points.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(UntilNextMinute(), clock, stoppingToken);
                if (board.IsReady)
                {
                    await WriteAsync(StartOfMinute(clock.GetUtcNow()), stoppingToken);
                    SayBack();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's one try: the points stay in the spool and the next minute tries again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                SayAway(exception);
            }
        }
    }

    private TimeSpan UntilNextMinute()
    {
        var now = clock.GetUtcNow();
        return StartOfMinute(now).AddMinutes(1) - now;
    }

    private static DateTimeOffset StartOfMinute(DateTimeOffset now) => now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMinute));

    private void Spool(List<SeriesPoint> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        _spool.Enqueue(points);
        _spooled += points.Count;
        while (_spooled > MaxSpooled && _spool.Count > 1)
        {
            var dropped = _spool.Dequeue().Count;
            _spooled -= dropped;
            metrics.SeriesDropped(dropped);
        }
    }

    private void SayAway(Exception exception)
    {
        if (!_away)
        {
            _away = true;
            Log.Away(logger, exception);
        }
    }

    private void SayBack()
    {
        if (_away)
        {
            _away = false;
            Log.Back(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The series store took no points; they are kept and sent again each minute.")]
        public static partial void Away(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The series store takes points again.")]
        public static partial void Back(ILogger logger);
    }
}
