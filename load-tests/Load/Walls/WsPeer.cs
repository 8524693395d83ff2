using System.Diagnostics;
using System.Globalization;
using Ioc.Testing;

namespace Ioc.Load.Walls;

/// <summary>
/// A plain broadcaster in Node with the package `ws`, to compare fan-out with: it sends frames of a size and a rate to whoever connects,
/// in the hub's wire form, so that the same displays can watch it.
/// </summary>
internal sealed class WsPeer : IAsyncDisposable
{
    private readonly Process _process;

    private WsPeer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <returns>Null when Node or the package is missing (`npm ci` in load-tests/ws-peer, which run.sh does).</returns>
    public static async Task<WsPeer?> StartAsync(int frameBytes, double framesPerSecond)
    {
        var folder = FindFolder();
        if (folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", "ws")))
        {
            return null;
        }

        var port = IocProcess.FreePort();
        string[] arguments = ["broadcaster.js", $"{port}", $"{frameBytes}", framesPerSecond.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadLineAsync();
        return new WsPeer(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "ws-peer");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
