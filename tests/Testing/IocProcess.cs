using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ioc.Testing;

/// <summary>
/// The real program as a process of its own, on a free port of this machine, with a data directory that the test gives it.
/// It can be stopped, killed and started again on the same port and data. Disposing kills it.
/// </summary>
public sealed class IocProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, string> _options;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private IocProcess(string dataDirectory, Dictionary<string, string> options)
    {
        DataDirectory = dataDirectory;
        _options = options;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(100) };
    }

    public string DataDirectory { get; }

    public Uri Address { get; }

    /// <summary>A client of the server, for as long as this object lives; it outlasts restarts.</summary>
    public HttpClient Http { get; }

    /// <summary>Everything the program has printed since the first start, its log included.</summary>
    public string Output => string.Join('\n', _output);

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("It does not run.");

    /// <summary>The working set of the process, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The built program.</summary>
    public static string Program
    {
        get
        {
            // tests/X.Tests/bin/Debug/net10.0 → src/Server/bin/Debug/net10.0
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            var repository = here.Parent!.Parent!.Parent!.Parent!.Parent!;
            return Path.Combine(repository.FullName, "src", "Server", "bin", here.Parent.Name, here.Name, "ioc.dll");
        }
    }

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="options">Options by key, such as `Ioc:Clock:Now`; they reach the program through its environment.</param>
    /// <param name="environment">The hosting environment; Staging by default, which simulates nothing and allows a shifted clock.</param>
    public static async Task<IocProcess> StartAsync(
        string dataDirectory, IReadOnlyDictionary<string, string>? options = null, string environment = "Staging")
    {
        var all = new Dictionary<string, string>(options ?? new Dictionary<string, string>())
        {
            ["Ioc:DataDirectory"] = dataDirectory,
            ["ASPNETCORE_ENVIRONMENT"] = environment,
        };
        var ioc = new IocProcess(dataDirectory, all);
        try
        {
            await ioc.StartAgainAsync();
            return ioc;
        }
        catch
        {
            await ioc.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the program to its end, for its commands.</summary>
    /// <param name="input">What it reads from its input; nothing by default.</param>
    public static async Task<IocResult> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? options = null, string? workingDirectory = null, string input = "")
    {
        var info = StartInfo(arguments, options ?? new Dictionary<string, string>(), workingDirectory);
        info.RedirectStandardInput = true;
        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"ioc {string.Join(' ', arguments)} did not end:\n{await output}{await error}");
        }

        return new IocResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the stopped or killed server again, on the same port and data, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        Launch();
        await Eventually.Holds(IsReadyAsync, "the server is ready", StartDeadline);
    }

    /// <summary>Starts the process without waiting for it to be ready.</summary>
    public void Launch()
    {
        _process = new Process { StartInfo = StartInfo([$"--urls={Address.GetLeftPart(UriPartial.Authority)}"], _options, null) };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Asks the server to end (SIGTERM) and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends the server at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Http.Dispose();
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"ioc ended with {_process.ExitCode} instead of starting:\n{Output}");
        }

        try
        {
            using var response = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }

    private static ProcessStartInfo StartInfo(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> options, string? workingDirectory)
    {
        var info = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        foreach (var inherited in info.Environment.Keys.Where(IsOurs).ToList())
        {
            info.Environment.Remove(inherited);
        }

        foreach (var (key, value) in options)
        {
            info.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return info;
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("Ioc__", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || variable.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal);
}
