namespace Ioc.Testing;

/// <summary>A real VictoriaMetrics: it takes the write path of InfluxDB 2.x, and answers no InfluxQL.</summary>
public sealed class VictoriaMetricsServer : LocalServer
{
    protected override (string Name, string Package) Program => ("victoria-metrics", "victoria-metrics");

    protected override IReadOnlyList<string> Arguments =>
    [
        $"-httpListenAddr={Url.Authority}", $"-storageDataPath={Folder.File("vm")}", "-retentionPeriod=100y", "-influxTrimTimestamp=1ms", "-search.latencyOffset=0s",
    ];

    protected override string PingPath => "/health";

    public static async Task<VictoriaMetricsServer> StartNewAsync()
    {
        var server = new VictoriaMetricsServer();
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
