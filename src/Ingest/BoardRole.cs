using Ioc.Ingest.Board;
using Ioc.Ingest.Inbox;
using Ioc.Ingest.Series;
using Ioc.Ingest.Sources;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Ingest;

/// <summary>The live board, for every process that shows or watches KPIs.</summary>
public static class BoardRole
{
    /// <summary>
    /// Adds <see cref="ILiveBoard"/> and what keeps it: replay at start, clock, checkpoints, series. Needs `IJournal`,
    /// `ICheckpointStore`, `SourceStatusStore` and `ISeriesStore`; takes <see cref="DossierCodes"/>, <see cref="LocalTime"/>,
    /// <see cref="WorkingCalendar"/>, <see cref="CountingRules"/>, <see cref="SourceBook"/>, <see cref="CatalogueBook"/>,
    /// <see cref="TrustBook"/> and <see cref="TimeProvider"/> where they are registered already.
    /// </summary>
    public static IServiceCollection AddBoard(this IServiceCollection services, BoardOptions options)
    {
        services.AddMetrics();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LocalTime.Vietnam);
        services.TryAddSingleton(WorkingCalendar.BuiltIn);
        services.TryAddSingleton(new CountingRules());
        services.TryAddSingleton<DossierCodes>();
        services.TryAddSingleton<SourceBook>();
        services.TryAddSingleton<CatalogueBook>();
        services.TryAddSingleton<IndicatorShelf>();
        services.TryAddSingleton<SurroundingsBook>();
        services.TryAddSingleton<TrustBook>();
        services.AddSingleton<IngestHealth>();
        services.TryAddSingleton<IngestMetrics>();
        services.AddSingleton<ArrivalClock>();
        services.AddSingleton<JournalledUpdates>();
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<ILiveBoard>(provider => provider.GetRequiredService<LiveBoard>());
        services.AddSingleton<IBoardRules>(provider => provider.GetRequiredService<LiveBoard>());
        services.AddSingleton<BoardLoader>();
        services.AddSingleton<SeriesSampler>();
        services.AddSingleton<BoardUpdater>();

        // In the order of their start; they stop in reverse, so the checkpoint sees the last fold.
        services.AddHostedService<SourceBookKeeper>();
        services.AddHostedService<Checkpointer>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardUpdater>());
        services.AddHostedService<SeriesWriter>();
        services.AddHostedService<TrustKeeper>();
        services.AddHostedService<AgencyDays>();
        return services;
    }

    /// <summary>
    /// Begins to read the board now, while the rest of the service is put together; the stores must be open and the catalogues loaded. A service that
    /// does not call this reads it when it starts.
    /// </summary>
    public static void BeginBoard(this IServiceProvider provider) => provider.GetRequiredService<BoardUpdater>().Begin();
}
