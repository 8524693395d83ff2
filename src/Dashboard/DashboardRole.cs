using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Api.Plans;
using Ioc.Dashboard.Export;
using Ioc.Dashboard.Hub;
using Ioc.Dashboard.Indicators;
using Ioc.Dashboard.Pages;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Tasks;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Dashboard;

/// <summary>
/// The role that people see: pages, API, hub and sign-in. Needs `ILiveBoard`, `ISeriesStore`, `SourceBook`, `TimeProvider`, `AccountStore`,
/// `AccountWatch`, `AuditLog`, `IndicatorStore` and `TaskEvidenceStore` from the host; takes `LocalTime`, `CodeNames`, `CatalogueBook`, `IndicatorShelf`,
/// `TrustBook` and `AccessClock` from it where they are registered.
/// </summary>
public static class DashboardRole
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LocalTime.Vietnam);
        services.TryAddSingleton<CodeNames>();
        services.TryAddSingleton<CatalogueBook>();
        services.TryAddSingleton<IndicatorShelf>();
        services.TryAddSingleton<PortalIndexBook>();
        services.TryAddSingleton<SurroundingsBook>();
        services.TryAddSingleton<TrustBook>();
        services.TryAddSingleton<SpoolBook>();
        services.TryAddSingleton(Texts.Vietnamese);
        services.TryAddSingleton<HubLimits>();
        services.TryAddSingleton<BroadcastPace>();
        services.TryAddSingleton<AudienceLimits>();
        services.AddSingleton<CodeTitles>();
        services.TryAddSingleton(new PlanFolderOptions(null, []));
        services.AddSingleton(new PlanBook(KpiCatalogue.All.Select(kpi => kpi.Id)));
        services.AddSingleton<TargetBook>();
        services.TryAddSingleton<AlertTargetBook>();
        services.AddSingleton<TargetReader>();
        services.AddHostedService<TargetUpdater>();
        services.AddSingleton<KpiReader>();
        services.AddSingleton<BreakdownSheets>();
        services.AddSingleton<DaySheets>();
        services.AddSingleton<TrustSheets>();
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<TrustReader>();
        services.AddSingleton<BuildId>();
        services.AddSingleton<SceneBook>();
        services.AddSingleton<Audiences>();
        services.AddSingleton<SceneMemory>();
        services.AddSingleton<FrameSender>();
        services.AddSingleton<DashboardMetrics>();
        services.AddAlertScreens();
        services.AddSingleton<IndicatorDesk>();
        services.AddSingleton<TaskDesk>();
        services.AddScoped<PageNonce>();
        services.AddTransient<IStartupFilter, DashboardGuards>();
        services.AddHostedService<SceneBroadcaster>();
        services.AddMetrics();
        services.AddAccess();
        services.AddPages();
        services.AddSignalR().AddJsonProtocol(options => DashboardJson.Apply(options.PayloadSerializerOptions));
        services.AddOptions<Microsoft.AspNetCore.SignalR.HubOptions>().Configure<HubLimits>(
            (options, limits) =>
            {
                options.MaximumReceiveMessageSize = limits.LargestMessage;
                options.KeepAliveInterval = limits.KeepAlive;
                options.ClientTimeoutInterval = limits.ClientTimeout;
                options.MaximumParallelInvocationsPerClient = 1;
                options.SupportedProtocols = ["json"];
            });
        return services;
    }

    /// <param name="assets">False leaves out scripts, styles and fonts, for a host that has no manifest of them.</param>
    public static void MapDashboard(this IEndpointRouteBuilder routes, bool assets = true)
    {
        if (assets)
        {
            routes.MapStaticAssets();
        }

        var limits = routes.ServiceProvider.GetRequiredService<HubLimits>();
        routes.MapKpiApi();
        routes.MapPlanApi();
        routes.MapTaskApi();
        routes.MapIndicatorApi();
        routes.MapAlertApi();
        routes.MapPages();
        routes.MapHub<KpiHub>(
            "/hubs/kpi",
            options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.TransportMaxBufferSize = limits.SendBuffer;
                options.ApplicationMaxBufferSize = limits.LargestMessage * 2;
                options.TransportSendTimeout = limits.SendTimeout;
                options.AllowStatefulReconnects = false;
            }).RequireAuthorization(Policies.Viewer);
    }
}
