using Ioc.Jobs.Polling;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Portal;

/// <summary>Asks one source for its portal measurements and writes them as minute points. One poll at a time.</summary>
internal sealed partial class PortalPoller(
    SourceOptions source, ISeriesStore series, PortalIndexBook index, JobsMetrics metrics, TimeProvider clock, ILogger<PortalPoller> log) : IDisposable
{
    private const int AnswerLimit = 1024 * 1024;

    /// <summary>A source's clock is believed within this of ours; beyond it the points get our time.</summary>
    private static readonly TimeSpan ClockTrust = TimeSpan.FromDays(1);

    private readonly SourceClient _client = new(source, clock);
    private readonly PageBuffer _body = new();
    private readonly PollBackoff _backoff = new(PortalMetricsJob.Interval, Random.Shared);

    public async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        if (!_backoff.MayAsk(clock.GetUtcNow()))
        {
            return;
        }

        var failure = await TryReadAsync(cancellationToken);
        metrics.Measured(source.Id, failure?.Code ?? "ok");
        if (failure is null)
        {
            _backoff.Succeeded();
            return;
        }

        _backoff.Failed(clock.GetUtcNow(), failure.RetryAfter);
        Log.Failed(log, source.Id, _backoff.FailuresInARow, failure.Reason);
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<PollFailure?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var failure = await _client.GetAsync("/metrics", _body, AnswerLimit, cancellationToken);
            if (failure is not null || !PortalMetricsReader.TryRead(_body.Bytes.ToArray(), out var asOf, out var readings, out failure))
            {
                return failure;
            }

            var now = clock.GetUtcNow();
            var at = (asOf - now).Duration() > ClockTrust ? now : asOf;
            var minute = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            TakeIndex(readings, at);
            await series.WriteAsync(
                [.. readings.Select(reading => new SeriesPoint(SeriesKey.Of(reading.Id, source.Id), minute, reading.Value))], cancellationToken);
            return null;
        }
        catch (Exception unexpected) when (!cancellationToken.IsCancellationRequested)
        {
            // The series store may be away for a while; the next minute brings the next measurement.
            Log.Unexpected(log, unexpected, source.Id);
            return new PollFailure(PollFault.Internal, unexpected.GetType().Name);
        }
    }

    private void TakeIndex(IReadOnlyList<PortalReading> readings, DateTimeOffset at)
    {
        foreach (var reading in readings.Where(reading => reading.Id == PortalIndexBook.MetricId))
        {
            if (!index.TryPut(new PortalIndex(source.Id, reading.Value, Moment.From(at))))
            {
                Log.NoIndex(log, source.Id, PortalIndexBook.MetricId, reading.Value);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Source {Source} gave {Metric} = {Value}, which is not from 0 to 100; it is not shown as the portal's index")]
        public static partial void NoIndex(ILogger log, string source, string metric, double value);

        [LoggerMessage(LogLevel.Warning, "Measurements of source {Source} failed, {Failures} in a row: {Reason}")]
        public static partial void Failed(ILogger log, string source, int failures, string reason);

        [LoggerMessage(LogLevel.Error, "Measurements of source {Source} could not be kept")]
        public static partial void Unexpected(ILogger log, Exception exception, string source);
    }
}
