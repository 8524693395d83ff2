using Ioc.Testing;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>A real Prometheus Alertmanager that tells a receiver of every alert at once.</summary>
internal sealed class AlertmanagerServer : LocalServer
{
    private readonly int _clusterPort = IocProcess.FreePort();

    public AlertmanagerServer(Uri receiver) => File.WriteAllText(Folder.File("alertmanager.yml"), $"""
        route:
          receiver: hook
          group_by: ['...']
          group_wait: 0s
          group_interval: 1s
          repeat_interval: 1h
        receivers:
          - name: hook
            webhook_configs:
              - url: {receiver}
                send_resolved: false
        """);

    protected override (string Name, string Package) Program => ("prometheus-alertmanager", "prometheus-alertmanager");

    protected override IReadOnlyList<string> Arguments =>
    [
        "--config.file=" + Folder.File("alertmanager.yml"), "--storage.path=" + Folder.File("data"), $"--web.listen-address={Url.Authority}",
        $"--cluster.listen-address=127.0.0.1:{_clusterPort}",
    ];

    protected override string PingPath => "/-/ready";
}
