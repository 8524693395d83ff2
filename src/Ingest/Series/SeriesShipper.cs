using Ioc.Kpi.Series;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Spool;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Series;

/// <summary>
/// Brings what waits in the spool to the series store, oldest first, and moves the bookmark after each batch. A batch whose outcome is
/// unknown is sent again: a point that is stored twice replaces itself.
/// </summary>
internal sealed partial class SeriesShipper : BackgroundService
{
    /// <summary>Points of one batch, unless the store finds that too large.</summary>
    internal const int BatchSize = 20_000;

    /// <summary>Held points are offered to the disk again, and the limit of the spool is looked at, this often at least.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(5);

    private readonly SeriesSpool _spool;
    private readonly SpooledSeriesStore _front;
    private readonly SeriesTarget _target;
    private readonly SpoolMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<SeriesShipper> _logger;
    private readonly ShipBackoff _backoff = new(Random.Shared);
    private readonly BatchShipment _shipment;
    private int _most = BatchSize;

    /// <summary>The batch behind the last one, read while that was on its way.</summary>
    private IReadOnlyList<SpooledPoint> _ahead = [];

    private long _sent;

    /// <summary>Why the last attempt failed; null after one that did not. Written by the loop.</summary>
    private volatile Exception? _fault;

    private SpoolExtent _lastExtent;

    public SeriesShipper(
        SeriesSpool spool, SpooledSeriesStore front, SeriesTarget target, SpoolMetrics metrics, SpoolBook book, TimeProvider clock, ILogger<SeriesShipper> logger)
    {
        (_spool, _front, _target, _metrics, _clock, _logger) = (spool, front, target, metrics, clock, logger);
        _shipment = new BatchShipment(target.Store);
        book.ReadFrom(Status);
    }

    /// <summary>Sends one batch.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="SeriesStoreException">The store takes none now; nothing has moved.</exception>
    public async Task<bool> ShipSomeAsync(CancellationToken cancellationToken)
    {
        var batch = _ahead is { Count: > 0 } ahead && ahead.Count <= _most ? ahead : _spool.Peek(_most);
        _ahead = [];
        if (batch.Count == 0)
        {
            return false;
        }

        var reading = batch.Count == _most ? Task.Run(() => _spool.Peek(_most, batch[^1].Position), cancellationToken) : Task.FromResult<IReadOnlyList<SpooledPoint>>([]);
        var sending = _shipment.SendAsync(batch, cancellationToken);
        await Task.WhenAll(sending, reading);
        var outcome = await sending;
        _spool.Complete(batch[^1].Position, outcome.Refused, _clock.GetUtcNow());
        _ahead = await reading;
        var stored = batch.Count - outcome.Refused.Count;
        Interlocked.Add(ref _sent, stored);
        _metrics.Stored(stored, outcome.Refused.Count);
        foreach (var refusal in outcome.Refused.Take(3))
        {
            Log.Quarantined(_logger, refusal.Spooled.Point.Series.Metric, refusal.Spooled.Point.Series.Agency, refusal.Spooled.Point.At, refusal.Reason);
        }

        // What was found too large is not tried again at once; the size grows back slowly.
        _most = outcome.LargestTaken is > 0 and var taken && outcome.WasTooLarge ? taken : Math.Min(BatchSize, _most + (_most / 8) + 1);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await RepeatAsync(CheckAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RepeatAsync(ShipAllAsync, stoppingToken);
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await _target.CheckAsync(cancellationToken);
        if (_spool.SetAside is { } file)
        {
            Log.SetAside(_logger, file);
        }
    }

    private async Task ShipAllAsync(CancellationToken cancellationToken)
    {
        _ahead = [];
        var arrived = _front.Arrived;
        _front.PutHeldOnDisk();
        _front.Trim();
        while (await ShipSomeAsync(cancellationToken))
        {
            SayBack();
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(arrived, Task.Delay(Idle, _clock, patience.Token));
        await patience.CancelAsync();
    }

    /// <summary>Acts once; after a failure says so and leaves the store alone for a while.</summary>
    private async Task RepeatAsync(Func<CancellationToken, Task> act, CancellationToken stoppingToken)
    {
        try
        {
            await act(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // The loop's one try: points stay in the spool and are sent again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SayAway(exception);
            await WaitAsync(_backoff.Failed((exception as SeriesStoreException)?.RetryAfter), stoppingToken);
        }
    }

    /// <summary>Waits the backoff out, and keeps the spool within its limit meanwhile.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        var until = _clock.GetUtcNow() + wait;
        while (until - _clock.GetUtcNow() is var left && left > TimeSpan.Zero && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(left < Idle ? left : Idle, _clock, stoppingToken).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            try
            {
                _front.PutHeldOnDisk();
                _front.Trim();
            }
            catch (Exception exception) when (exception is Microsoft.Data.Sqlite.SqliteException or IOException)
            {
                Log.NotTrimmed(_logger, exception);
            }
        }
    }

    private SpoolStatus Status()
    {
        // Before the disk is looked at: points that move there in between are then counted twice rather than not at all.
        var held = _front.Held;
        try
        {
            _lastExtent = _spool.Measure();
        }
        catch (Exception exception) when (exception is Microsoft.Data.Sqlite.SqliteException or IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // The last measure is told; that the disk takes nothing is told by the front.
        }

        var extent = _lastExtent;
        var lag = extent.OldestAt is { } oldest && _clock.GetUtcNow() - oldest is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;
        var fault = _fault;
        var state = _front.DiskProblem is not null ? SpoolState.Full
            : fault is SeriesStoreException { Fault: not SeriesStoreFault.Away } ? SpoolState.Refused
            : fault is not null ? SpoolState.Away
            : lag > LateAfter ? SpoolState.Behind : SpoolState.Ok;
        return new SpoolStatus(
            state, extent.Points, extent.Bytes, _spool.MostBytes, held, lag, Interlocked.Read(ref _sent), extent.Quarantined,
            _front.RolledUp, _front.Dropped, _front.DiskProblem ?? fault?.Message);
    }

    private void SayAway(Exception exception)
    {
        var refused = exception is SeriesStoreException { Fault: not SeriesStoreFault.Away };
        _metrics.Failed(refused ? "refused" : "away");
        if (_fault?.Message != exception.Message)
        {
            Log.Away(_logger, exception, exception.Message);
        }

        _fault = exception;
    }

    private void SayBack()
    {
        _backoff.Succeeded();
        if (_fault is not null)
        {
            _fault = null;
            Log.Back(_logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The series store took no points; they wait on disk and are sent again. {Reason}")]
        public static partial void Away(ILogger logger, Exception exception, string reason);

        [LoggerMessage(LogLevel.Information, "The series store takes points again.")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(LogLevel.Error, "A point of {Metric}, agency '{Agency}', at {At} can never be stored and is in the quarantine: {Reason}")]
        public static partial void Quarantined(ILogger logger, string metric, string agency, DateTimeOffset at, string reason);

        [LoggerMessage(LogLevel.Critical, "The file of points that wait for the series store was damaged and is now {File}; a new one was begun.")]
        public static partial void SetAside(ILogger logger, string file);

        [LoggerMessage(LogLevel.Error, "The points that wait for the series store could not be kept within their limit.")]
        public static partial void NotTrimmed(ILogger logger, Exception exception);
    }
}
