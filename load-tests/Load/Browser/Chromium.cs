using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Ioc.Testing;

namespace Ioc.Load.Browser;

/// <summary>A headless Chromium with one page, asked over its debugging protocol what the page costs.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private int _lastCall;

    private Chromium(Process process) => _process = process;

    /// <returns>Null when there is no Chromium.</returns>
    public static async Task<Chromium?> OpenAsync(Uri page, string profile)
    {
        const string Program = "/usr/bin/chromium";
        if (!File.Exists(Program))
        {
            return null;
        }

        var port = IocProcess.FreePort();
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--window-size=1920,1080", $"--remote-debugging-port={port}", $"--user-data-dir={profile}", page.ToString(),
        ];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var chromium = new Chromium(process);
        await chromium.ConnectAsync(port);
        await chromium.CallAsync("Performance.enable");
        return chromium;
    }

    /// <summary>Collects garbage and tells what is left.</summary>
    public async Task<PageCost> CostAsync()
    {
        await CallAsync("HeapProfiler.collectGarbage");
        var metrics = (await CallAsync("Performance.getMetrics")).GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new PageCost(metrics["JSHeapUsedSize"] / 1e6, metrics["Nodes"], metrics["JSEventListeners"]);
    }

    /// <summary>The text that an expression gives in the page.</summary>
    public async Task<string> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new { expression })).GetProperty("result").GetProperty("value").ToString();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ConnectAsync(int port)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        string? address = null;
        await Eventually.Holds(
            async () =>
            {
                try
                {
                    using var list = JsonDocument.Parse(await http.GetStringAsync(new Uri("/json/list", UriKind.Relative)));
                    address = list.RootElement.EnumerateArray().FirstOrDefault(page => page.GetProperty("type").ValueEquals("page")) is { ValueKind: JsonValueKind.Object } found
                        ? found.GetProperty("webSocketDebuggerUrl").GetString()
                        : null;
                    return address is not null;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "Chromium answers");
        await _socket.ConnectAsync(new Uri(address!), CancellationToken.None);
    }

    private async Task<JsonElement> CallAsync(string method, object? parameters = null)
    {
        var id = ++_lastCall;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { id, method, @params = parameters ?? new { } })), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            using var answer = JsonDocument.Parse(await ReceiveAsync());
            if (answer.RootElement.TryGetProperty("id", out var number) && number.GetInt32() == id)
            {
                return answer.RootElement.GetProperty("result").Clone();
            }
        }
    }

    private async Task<byte[]> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return whole.ToArray();
            }
        }
    }
}
