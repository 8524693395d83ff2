using Ioc.Jobs.Alerts.Watching;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Jobs.Alerts;

/// <summary>The loop that holds the rules against the board and decides who is told.</summary>
public static class AlertWatchRole
{
    /// <summary>Adds it. Needs ILiveBoard, ISeriesStore, SurroundingsBook, TrustBook, LocalTime, TimeProvider, AlertFile, and the delivery.</summary>
    public static IServiceCollection AddAlertWatch(this IServiceCollection services, Func<IServiceProvider, AlertWatchOptions> options)
    {
        services.TryAddSingleton<AlertStore>();
        services.TryAddSingleton<AlertDesk>();
        services.TryAddSingleton<AlertTargetBook>();
        services.TryAddSingleton<AlertRuleBook>();
        services.TryAddSingleton<AlertSeenBook>();
        services.TryAddSingleton<RoutingBook>();
        return services
            .AddSingleton(options)
            .AddSingleton<AlertPulse>()
            .AddSingleton<WatchMetrics>()
            .AddSingleton<AlertPastReader>()
            .AddSingleton<AlertFiles>()
            .AddHostedService<AlertLoop>();
    }
}
