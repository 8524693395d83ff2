using Ioc.Jobs.Polling;
using Ioc.Jobs.Polling.Reference;
using Ioc.Jobs.Portal;
using Ioc.Jobs.Scheduling;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Ioc.Jobs;

/// <summary>The role that asks: pollers of pulled sources, portal measurements, upkeep of the series, on schedules kept by Quartz.</summary>
public static class JobsRole
{
    /// <summary>The meter of this role.</summary>
    public const string MeterName = JobsMetrics.MeterName;

    /// <summary>
    /// Adds the role. Needs in the container: TimeProvider, LocalTime, DossierCodes, SourceBook, IDossierInbox, IJournal,
    /// ISeriesStore, and DossierKeyHasher as a transient (each poller uses its own).
    /// </summary>
    /// <param name="sources">All configured sources; push and disabled ones are left alone. `BaseUrl`, key and timeout are read at each poll.</param>
    /// <param name="dataDirectory">Where `quartz.db` stands.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, IReadOnlyList<SourceOptions> sources, string dataDirectory)
    {
        var scheduleFile = Path.Combine(dataDirectory, "quartz.db");
        var pulled = new PulledSources(sources);
        services.AddPollers(pulled);
        services.AddHostedService(provider =>
            new ScheduleFile(scheduleFile, provider.GetRequiredService<ILogger<ScheduleFile>>()));
        services.AddQuartz(quartz => JobSchedule.Declare(quartz, pulled, scheduleFile));
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);

        // Our jobs catch and log their own failures once; Quartz would log each again, twice and with its stack.
        services.AddLogging(logging => logging
            .AddFilter("Quartz", LogLevel.Warning)
            .AddFilter("Quartz.Core.JobRunShell", LogLevel.None)
            .AddFilter("Quartz.Core.ErrorLogger", LogLevel.None));
        return services;
    }

    /// <summary>The pollers without a schedule.</summary>
    internal static IServiceCollection AddPollers(this IServiceCollection services, PulledSources sources)
    {
        services.TryAddSingleton<PortalIndexBook>();
        return services
            .AddSingleton(sources)
            .AddSingleton<JobsMetrics>()
            .AddSingleton<ReferencePollers>()
            .AddSingleton<PortalPollers>();
    }
}
