using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Ingest;
using Ioc.Ingest.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Server.Clock;
using Ioc.Server.Configuration;
using Ioc.Server.Deployment;
using Ioc.Server.Hosting;

namespace Ioc.Server.Roles;

/// <summary>What every role takes from the container, and the options that are handed to them.</summary>
internal static class Province
{
    /// <summary>The clock, the time zone, the calendar, the counting rules, the codes, and the book of sources.</summary>
    public static void AddProvince(this IServiceCollection services, Settings settings)
    {
        var clock = settings.Options.Clock;
        services.AddSingleton(clock.IsReal ? TimeProvider.System : new ShiftedClock(clock.Now ?? TimeProvider.System.GetUtcNow(), clock.Speed));
        services.AddSingleton(new LocalTime(settings.TimeZone));
        services.AddSingleton(settings.Options.Calendar.InForce);
        services.AddSingleton(settings.Options.Counting);
        services.AddSingleton<DossierCodes>();
        services.AddSingleton<CodeNames>();
        services.AddSingleton(DeclareSources(settings));
    }

    /// <summary>What the screens say about the room, and the size of the wall; before the dashboard, which has defaults.</summary>
    public static void AddRoom(this IServiceCollection services, Settings settings, IHostEnvironment environment)
    {
        var options = settings.Options;
        var name = options.ProvinceName ?? options.ProvinceCode ?? Texts.Vietnamese["wall.no-province"];
        services.AddSingleton(new RoomFacts(name, settings.SimulatorRuns, options.Clock.IsReal, StartNotice.SettingsFile(environment)));
        services.AddSingleton(options.Displays);
        services.AddSingleton(new PlanFolderOptions(settings.PlanDirectory, options.Plans.Active));
    }

    /// <summary>The files of the deployment that may change while the service runs.</summary>
    public static void AddDeploymentFiles(this IServiceCollection services, Settings settings, IHostEnvironment environment)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new ContentFolder(environment.ContentRootPath));
        services.AddHostedService<DeploymentFiles>();
    }

    public static BoardOptions BoardOptions(this Settings settings) => new()
    {
        Checkpoint = settings.Options.Checkpoint,
        KeepJournal = settings.Options.Retention.Journal,
    };

    public static IngestOptions IngestOptions(this Settings settings) => new()
    {
        Sources = settings.Options.Sources,
        DossierKeyFile = settings.DossierKeyFile,
    };

    /// <summary>Declared before any role starts, so that what is restored from before the stop finds its place.</summary>
    private static SourceBook DeclareSources(Settings settings)
    {
        var book = new SourceBook();
        foreach (var source in settings.Options.Sources)
        {
            book.Declare(source.Declare());
        }

        return book;
    }
}
