using Ioc.Dashboard.Text;
using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Jobs.Alerts.Watching;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Definitions;
using Ioc.Server.Configuration;

namespace Ioc.Server.Alerts;

/// <summary>Joins the loop of the alerts, their delivery, and the figures of Ioc itself that rules watch.</summary>
internal static class AlertWiring
{
    public static void AddAlerts(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ServiceFigures>();
        services.AddAlertDelivery(
            settings.Options.Alerts, settings.Options.Retention.Alerts, provider => provider.GetRequiredService<AlertPulse>().IsBeating);
        services.AddSingleton(DoorOf);
        services.AddAlertWatch(provider =>
        {
            var names = NamesOf(settings);
            return new AlertWatchOptions(
                Path.Combine(settings.AlertDirectory, "rules"), settings.AlertDirectory, () => names, provider.GetRequiredService<ServiceFigures>().Read);
        });
    }

    private static AlertChannelDoor DoorOf(IServiceProvider provider)
    {
        var (trial, health) = (provider.GetRequiredService<AlertTrial>(), provider.GetRequiredService<ChannelHealthBook>());
        return new AlertChannelDoor(
            () => [.. trial.Channels.Select(name => health.All.FirstOrDefault(one => one.Channel == name) is { } known
                ? new AlertChannelStatus(name, known.FailingSince, known.LastError) : new AlertChannelStatus(name, null, null))],
            async (channel, address, by, cancellationToken) =>
            {
                var result = await trial.TryAsync(channel, address, by, cancellationToken);
                return new AlertTrialReport(channel, result.Result, result.Took);
            });
    }

    private static AlertNames NamesOf(Settings settings)
    {
        var texts = Texts.Vietnamese;
        var kpis = KpiCatalogue.All.ToDictionary(kpi => kpi.Id, kpi => texts.Kpi(kpi.Id));
        foreach (var measure in Enum.GetValues<AlertMeasure>())
        {
            var word = Kpi.Alerts.Rules.AlertWords.Of(measure);
            if (texts.Find("alerts.measure." + word) is { } name)
            {
                kpis[word] = name;
            }
        }

        return new AlertNames(
            settings.Options.ProvinceName ?? settings.Options.ProvinceCode ?? texts["alerts.scope-kind.province"], kpis, new Dictionary<string, string>());
    }
}
