using Ioc.Server.Hosting;

namespace Ioc.Server.Metrics;

internal static class MetricsEndpoints
{
    public static void AddMetricsText(this IServiceCollection services)
    {
        services.AddSingleton<PrometheusText>();
        services.AddSingleton<ServiceMetrics>();
    }

    /// <summary>`GET /metrics`, for this machine and for operators. Listening begins here, before any role measures.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<PrometheusText>().Start();
        app.Services.GetRequiredService<ServiceMetrics>();
        app.MapGet("/metrics", (PrometheusText text) => Results.Text(text.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .AddEndpointFilter<LocalOrOperator>().ExcludeFromDescription();
    }
}
