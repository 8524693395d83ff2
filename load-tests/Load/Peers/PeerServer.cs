using System.Diagnostics;
using Ioc.Testing;

namespace Ioc.Load.Peers;

/// <summary>A store to compare with, as Debian packages it, started on a free loopback port with a folder of its own and killed by its id.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin", "/usr/local/bin", "/usr/sbin"];

    private readonly Process _process;

    private PeerServer(string name, Process process, Uri address)
    {
        Name = name;
        _process = process;
        Address = address;
    }

    public string Name { get; }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>InfluxDB 1.6.7: acknowledges after its write-ahead log is flushed. Null when it is not installed.</summary>
    public static async Task<PeerServer?> InfluxAsync(string folder)
    {
        var port = IocProcess.FreePort();
        var config = Path.Combine(folder, "influx.conf");
        await File.WriteAllTextAsync(config,
            $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{IocProcess.FreePort()}"
            [meta]
            dir = "{folder}/meta"
            [data]
            dir = "{folder}/data"
            wal-dir = "{folder}/wal"
            index-version = "tsi1"
            query-log-enabled = false
            [http]
            bind-address = "127.0.0.1:{port}"
            log-enabled = false
            [monitor]
            store-enabled = false
            """);
        var peer = await StartAsync("InfluxDB", "influxd", ["-config", config], port, "/ping");
        if (peer is not null)
        {
            using var http = new HttpClient { BaseAddress = peer.Address };
            using var created = await http.PostAsync(new Uri("/query?q=CREATE+DATABASE+ioc", UriKind.Relative), null);
            created.EnsureSuccessStatusCode();
        }

        return peer;
    }

    /// <summary>VictoriaMetrics: acknowledges before anything is on disk. Null when it is not installed.</summary>
    public static Task<PeerServer?> VictoriaAsync(string folder)
    {
        var port = IocProcess.FreePort();
        return StartAsync(
            "VictoriaMetrics", "victoria-metrics",
            [$"-httpListenAddr=127.0.0.1:{port}", $"-storageDataPath={folder}/vm", "-retentionPeriod=2y", "-influxTrimTimestamp=1ms"], port, "/health");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<PeerServer?> StartAsync(string name, string program, string[] arguments, int port, string ready)
    {
        var found = Places.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            return null;
        }

        var process = new Process { StartInfo = new ProcessStartInfo(found, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var peer = new PeerServer(name, process, new Uri($"http://127.0.0.1:{port}"));
        using var http = new HttpClient { BaseAddress = peer.Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.Holds(
            async () =>
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(ready, UriKind.Relative));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            $"{name} answers");
        return peer;
    }
}
