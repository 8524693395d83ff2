using Ioc.Dashboard.Pages.Alerts;
using Ioc.Dashboard.Export;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Dashboard.Alerts;

/// <summary>What shows alerts and takes what people do about them. Needs `AlertFile` from the host.</summary>
internal static class AlertScreens
{
    public static void AddAlertScreens(this IServiceCollection services)
    {
        services.TryAddSingleton<AlertStore>();
        services.TryAddSingleton<AlertDesk>();
        services.TryAddSingleton<AlertOutbox>();
        services.TryAddSingleton<AlertInbox>();
        services.TryAddSingleton(AlertChannelDoor.Closed);
        services.TryAddSingleton<AlertRuleBook>();
        services.TryAddSingleton<AlertSeenBook>();
        services.TryAddSingleton<RoutingBook>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<AlertReader>();
        services.AddSingleton<AlertActions>();
        services.AddSingleton<AlertCharts>();
        services.AddSingleton<AlertSheets>();
        services.AddSingleton<AlertRuleSheet>();
        services.AddSingleton<HistorySheets>();
        services.AddSingleton<SilenceSheet>();
        services.AddSingleton<MessageSheet>();
        services.AddHostedService<AlertKeeper>();
    }
}
