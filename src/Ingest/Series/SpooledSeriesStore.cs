using Ioc.Kpi.Series;
using Ioc.Storage.Series.Spool;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Series;

/// <summary>
/// A series store on another machine behind a durable spool: writing puts points on disk here and returns, <see cref="SeriesShipper"/>
/// brings them there; reading and upkeep go there directly.
/// </summary>
/// <remarks>
/// Writing never fails and waits for nobody. Where the disk takes nothing, points are held in memory, the oldest given up beyond a number,
/// and put on disk as soon as it takes some again. Any thread.
/// </remarks>
internal sealed partial class SpooledSeriesStore(
    SeriesSpool spool, SeriesTarget target, IngestMetrics metrics, SpoolMetrics spoolMetrics, TimeProvider clock, ILogger<SpooledSeriesStore> logger)
    : ISeriesStore
{
    /// <summary>About 20 MB.</summary>
    internal const int MostHeld = 200_000;

    private readonly Lock _lock = new();
    private readonly Queue<SeriesPoint> _held = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _rolledUp;
    private long _dropped;

    /// <value>Why the disk takes no points; null while it does.</value>
    public string? DiskProblem { get; private set; }

    public int Held
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    public long RolledUp => Interlocked.Read(ref _rolledUp);

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Ends when points have come that were not there when it was asked for.</summary>
    public Task Arrived
    {
        get
        {
            lock (_lock)
            {
                return _arrived.Task;
            }
        }
    }

    public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (points.Any(point => !double.IsFinite(point.Value)))
        {
            throw new ArgumentException("A value is not a number.", nameof(points));
        }

        if (points.Count > 0)
        {
            PutOnDisk(points);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
        SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        target.Store.ReadAsync(series, from, to, step, cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadAgenciesAsync(
        string metric, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
        target.Store.ReadAgenciesAsync(metric, from, to, step, cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>> ReadMetricsAsync(
        IReadOnlyCollection<string> metrics, string agency, string channel, DateTimeOffset from, DateTimeOffset to, SeriesStep step,
        CancellationToken cancellationToken) =>
        target.Store.ReadMetricsAsync(metrics, agency, channel, from, to, step, cancellationToken);

    public ValueTask<SeriesDays> ReadDaysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        target.Store.ReadDaysAsync(from, to, cancellationToken);

    public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken) => target.Store.UpkeepAsync(now, cancellationToken);

    /// <summary>Tries again to put on disk what is held.</summary>
    public void PutHeldOnDisk() => PutOnDisk([]);

    private void PutOnDisk(IReadOnlyList<SeriesPoint> points)
    {
        lock (_lock)
        {
            if (_held.Count == 0 && points.Count == 0)
            {
                return;
            }

            try
            {
                spool.Append(_held.Count == 0 ? points : [.. _held, .. points], clock.GetUtcNow());
                _held.Clear();
                SayTaken();
            }
            catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
            {
                Hold(points);
                SayHeld(exception);
                return;
            }

            _arrived.TrySetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Keeps the spool within its limit. Called between batches, never by who measures.</summary>
    public void Trim()
    {
        var (rolledUp, dropped) = (0L, 0L);
        while (spool.TrimSome(clock.GetUtcNow(), out var trim))
        {
            rolledUp += trim.RolledUp;
            dropped += trim.Dropped;
        }

        if (rolledUp > 0)
        {
            Interlocked.Add(ref _rolledUp, rolledUp);
            spoolMetrics.RolledUp(rolledUp);
            Log.RolledUp(logger, rolledUp, spool.MostBytes / 1_048_576);
        }

        Drop(dropped);
    }

    private void Hold(IReadOnlyList<SeriesPoint> points)
    {
        foreach (var point in points)
        {
            _held.Enqueue(point);
        }

        var dropped = 0L;
        for (; _held.Count > MostHeld; dropped++)
        {
            _held.Dequeue();
        }

        Drop(dropped);
    }

    private void Drop(long points)
    {
        if (points > 0)
        {
            Interlocked.Add(ref _dropped, points);
            metrics.SeriesDropped(points);
            Log.Dropped(logger, points);
        }
    }

    private void SayHeld(Exception exception)
    {
        if (DiskProblem is null)
        {
            Log.DiskTakesNone(logger, exception, exception.Message);
        }

        DiskProblem = $"Points cannot be put on disk: {exception.Message}";
    }

    private void SayTaken()
    {
        if (DiskProblem is not null)
        {
            DiskProblem = null;
            Log.DiskTakesAgain(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "Points for the series store cannot be put on disk ({Reason}); they wait in memory, and dossiers are taken all the same. Make room in the data directory.")]
        public static partial void DiskTakesNone(ILogger logger, Exception exception, string reason);

        [LoggerMessage(LogLevel.Warning, "Points for the series store are put on disk again; those that waited in memory are there now.")]
        public static partial void DiskTakesAgain(ILogger logger);

        [LoggerMessage(LogLevel.Critical, "The points that wait for the series store have reached {Megabytes} MB: {Points} of the oldest minutes were rolled up to hours. See why the store takes none.")]
        public static partial void RolledUp(ILogger logger, long points, long megabytes);

        [LoggerMessage(LogLevel.Critical, "{Points} points for the series store were given up, since nothing has room for them. See why the store takes none.")]
        public static partial void Dropped(ILogger logger, long points);
    }
}
