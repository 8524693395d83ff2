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
        services.AddSingleton<AlertBook>();
        services.AddHostedService<AlertKeeper>();
    }
}
