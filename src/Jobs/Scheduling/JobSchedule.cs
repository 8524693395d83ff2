using Ioc.Jobs.Polling;
using Ioc.Jobs.Polling.Reference;
using Ioc.Jobs.Portal;
using Ioc.Jobs.Upkeep;
using Ioc.Kpi.Sources;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Ioc.Jobs.Scheduling;

/// <summary>When each job runs. Everything is declared anew at each start; what a job remembers is with the journal, not with Quartz.</summary>
internal static class JobSchedule
{
    /// <summary>Sources are asked one after another at the start, not all in the same instant.</summary>
    private static readonly TimeSpan LongestJitter = TimeSpan.FromSeconds(3);

    public static void Declare(IQuartzBuilder quartz, PulledSources sources, string scheduleFile)
    {
        // A source that hangs holds one place until its deadline; with a place for each, and some over, it never holds up another.
        var pulled = sources.All;
        quartz.UseDefaultThreadPool((pulled.Count * 2) + 4);
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "ioc";
            scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(ScheduleFile.ConnectionString(scheduleFile));
            store.ProvisionSchema();
            store.ConfigureStore(options => options.MisfireThreshold = TimeSpan.FromSeconds(10));
        });

        foreach (var source in pulled.Where(source => source.Kind == SourceKind.Reference))
        {
            Every<PollSourceJob>(quartz, new JobKey(source.Id, PollSourceJob.Group), source.PollInterval);
        }

        foreach (var source in pulled.Where(source => source.Metrics))
        {
            Every<PortalMetricsJob>(quartz, new JobKey(source.Id, PortalMetricsJob.Group), PortalMetricsJob.Interval);
        }

        Every<SeriesUpkeepJob>(quartz, new JobKey(SeriesUpkeepJob.Name), TimeSpan.FromHours(1));
    }

    private static void Every<TJob>(IQuartzBuilder quartz, JobKey key, TimeSpan interval)
        where TJob : class, IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger<TJob>((provider, trigger) => trigger
            .WithIdentity(key.Name, key.Group)
            .ForJob(key)
            .StartAt(provider.GetRequiredService<TimeProvider>().GetUtcNow() + Jitter(interval))
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(interval)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }

    private static TimeSpan Jitter(TimeSpan interval) =>
        (interval < LongestJitter ? interval : LongestJitter) * Random.Shared.NextDouble();
}
