using Ioc.Ingest.Series;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series.Spool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Ingest;

/// <summary>A series store on another machine, with a durable spool before it.</summary>
public static class SpooledSeriesRole
{
    /// <summary>Adds `ISeriesStore` and what ships. Call it before <see cref="BoardRole.AddBoard"/>, which samples into it, so that it stops after it.</summary>
    /// <param name="spool">Made by the container, which closes it.</param>
    /// <param name="target">The store that points are brought to.</param>
    public static IServiceCollection AddSpooledSeries(
        this IServiceCollection services, Func<IServiceProvider, SeriesSpool> spool, Func<IServiceProvider, SeriesTarget> target)
    {
        services.AddMetrics();
        services.TryAddSingleton<SpoolBook>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LocalTime.Vietnam);
        services.TryAddSingleton<DossierCodes>();
        services.TryAddSingleton<CodeNames>();
        services.TryAddSingleton<CatalogueBook>();
        services.TryAddSingleton<IngestMetrics>();
        services.AddSingleton<SpoolMetrics>();
        services.AddSingleton(spool);
        services.AddSingleton(target);
        services.AddSingleton<SpooledSeriesStore>();
        services.AddSingleton<ISeriesStore>(provider => provider.GetRequiredService<SpooledSeriesStore>());
        services.AddHostedService<SeriesShipper>();
        services.AddHostedService<SeriesNames>();
        return services;
    }
}
