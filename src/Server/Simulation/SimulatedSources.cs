using Ioc.Kpi.Sources;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Simulator;

namespace Ioc.Server.Simulation;

/// <summary>Makes the simulator's systems sources of this process: in memory only, asked over HTTP like any other.</summary>
internal static class SimulatedSources
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    /// <summary>Adds the simulator and its sources, when it runs; before the roles that read the sources.</summary>
    public static void AddSimulatedSources(this IServiceCollection services, Settings settings)
    {
        if (!settings.SimulatorRuns)
        {
            return;
        }

        var options = settings.Options.Simulator;
        options.Enabled = true;
        var access = services.AddSimulator(options);
        foreach (var system in access.DossierSystems.Union(access.MetricSystems))
        {
            settings.Options.Sources.Add(new SourceOptions
            {
                Id = system,
                Kind = SourceKind.Reference,
                PollInterval = Rhythm,
                Key = access.Key,
                Metrics = access.MetricSystems.Contains(system),
            });
        }
    }

    /// <summary>Maps the simulator, and tells its sources where this process listens once it does.</summary>
    public static void MapSimulatedSources(this WebApplication app, Settings settings)
    {
        if (!settings.SimulatorRuns)
        {
            return;
        }

        app.MapSimulator();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var source in settings.Options.Sources.Where(source => source.Id.StartsWith("sim-", StringComparison.Ordinal)))
            {
                source.BaseUrl ??= new Uri(Addresses.Loopback(app.Urls) + SimulatorAccess.PathOf(source.Id));
            }
        });
    }
}
