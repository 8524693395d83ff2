using Quartz;

namespace Ioc.Jobs.Portal;

/// <summary>One firing of a source's measurements.</summary>
[DisallowConcurrentExecution]
internal sealed class PortalMetricsJob(PortalPollers pollers) : IJob
{
    public const string Group = "portal-metrics";

    /// <summary>Series hold minute points, so asking more often would tell nothing more.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (pollers.Find(context.JobDetail.Key.Name) is not { } poller)
        {
            // Stored by an earlier start with another configuration.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        try
        {
            await poller.PollAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }
}
