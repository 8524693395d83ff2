using Ioc.Testing;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>A real Prometheus Alertmanager that tells a receiver of every alert at once.</summary>
internal sealed class AlertmanagerServer : LocalServer
{
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

        // One node: with a cluster it would tell nothing for the first ten seconds of each life.
        "--cluster.listen-address=",
    ];

    protected override string PingPath => "/-/ready";
}
