using Ioc.Kpi.Series;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Ioc.Jobs.Upkeep;

/// <summary>Rolls the series up and applies their retention, every hour (so at every midnight too); idempotent, so a missed hour costs nothing.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SeriesUpkeepJob(ISeriesStore series, TimeProvider clock, JobsMetrics metrics, ILogger<SeriesUpkeepJob> log) : IJob
{
    public const string Name = "series-upkeep";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await series.UpkeepAsync(clock.GetUtcNow(), cancellationToken);
            metrics.KeptUp("ok");
        }
        catch (Exception failure)
        {
            // The next hour does this hour's work too; a failure is counted and logged, and must not end the schedule.
            if (!cancellationToken.IsCancellationRequested)
            {
                metrics.KeptUp("failed");
                Log.Failed(log, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Upkeep of the series failed; it is tried again in an hour")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
