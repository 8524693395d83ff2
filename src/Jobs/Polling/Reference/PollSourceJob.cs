using Quartz;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>One firing of a source's schedule. A firing that comes while the last one still runs is left out.</summary>
[DisallowConcurrentExecution]
internal sealed class PollSourceJob(ReferencePollers pollers, JobsMetrics metrics) : IJob
{
    public const string Group = "poll";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var source = context.JobDetail.Key.Name;
        if (pollers.Find(source) is not { } poller)
        {
            // Stored by an earlier start with another configuration.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        metrics.Fired(source, context.FireTimeUtc - (context.ScheduledFireTimeUtc ?? context.FireTimeUtc));
        try
        {
            while (await poller.PollAsync(cancellationToken))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops; what was not made durable is asked for again.
        }
    }
}
