using Ioc.Ingest.Board;
using Ioc.Ingest.Inbox;
using Ioc.Ingest.Series.Rebuilding;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Series;
using Ioc.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Ingest;

/// <summary>The rebuilding of past days of the series, without any role that runs.</summary>
public static class SeriesRebuildRole
{
    /// <summary>
    /// Adds <see cref="SeriesRebuild"/>. Needs `IJournal`, `ICheckpointStore`, `ISeriesStore`, `TimeProvider`, `LocalTime`, `WorkingCalendar`,
    /// `CountingRules` and `DossierCodes`; takes <see cref="CatalogueBook"/> where it is registered.
    /// </summary>
    /// <param name="dataDirectory">Where the bookmark of a rebuilding stands.</param>
    public static IServiceCollection AddSeriesRebuild(this IServiceCollection services, string dataDirectory)
    {
        services.AddMetrics();
        services.TryAddSingleton<CatalogueBook>();
        services.TryAddSingleton<IngestMetrics>();
        services.AddSingleton<ArrivalClock>();
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<BoardLoader>();
        services.AddSingleton(provider => new SeriesRebuild(
            provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<LiveBoard>(),
            provider.GetRequiredService<BoardLoader>(),
            provider.GetRequiredService<ISeriesStore>(),
            new RebuildBookmark(Path.Combine(dataDirectory, "series-rebuild.json"))));
        return services;
    }
}
