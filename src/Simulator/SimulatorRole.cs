using Ioc.Kpi.Codes;
using Ioc.Simulator.Feed;
using Ioc.Simulator.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Simulator;

/// <summary>
/// A make-believe province that speaks the reference source contract over real HTTP under `/simulator/{system}`. It makes up every dossier from
/// a seed and the clock, stores nothing, and is reached like any other source.
/// </summary>
public static class SimulatorRole
{
    /// <summary>Registers the province, and <see cref="SimulatorAccess"/> with the key for its sources.</summary>
    /// <exception cref="ArgumentException">The options have problems (<see cref="SimulatorOptions.Problems"/>).</exception>
    public static SimulatorAccess AddSimulator(this IServiceCollection services, SimulatorOptions options)
    {
        var problems = options.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        }

        var access = new SimulatorAccess(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(access);
        services.AddSingleton(provider => new SimulatedSystems(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PortalMetrics(options, provider.GetRequiredService<SimulatedSystems>().Province.Arrivals));
        services.AddSingleton<FeedEndpoints>();
        return access;
    }

    /// <summary>Maps the endpoints, and tells the names of the invented agencies and procedures to <see cref="CodeNames"/> if there is one.</summary>
    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var feeds = services.GetRequiredService<FeedEndpoints>();
        if (services.GetService<CodeNames>() is { } names)
        {
            services.GetRequiredService<SimulatedSystems>().Province.Catalogue.TellNames(names);
        }

        var group = endpoints.MapGroup(SimulatorAccess.BasePath).ExcludeFromDescription();
        group.MapGet("/{system}/dossiers", (HttpContext context, string system) => feeds.DossiersAsync(context, system));
        group.MapGet("/{system}/metrics", (HttpContext context, string system) => feeds.MetricsAsync(context, system));
        return endpoints;
    }
}
