using System.ComponentModel;
using System.Diagnostics;

namespace Ioc.Testing;

/// <summary>
/// A server of another project as a process of its own, on free ports of 127.0.0.1, with files of its own. It can be stopped, killed and
/// started again on the same ports and files. Disposing kills it, by its own id.
/// </summary>
public abstract class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly Queue<string> _output = new();
    private Process? _process;

    protected LocalServer()
    {
        Url = new Uri($"http://127.0.0.1:{IocProcess.FreePort()}");
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) }) { BaseAddress = Url };
    }

    public Uri Url { get; }

    /// <summary>A client without credentials; it outlasts restarts.</summary>
    public HttpClient Http { get; }

    public bool Runs => _process is { HasExited: false };

    protected TemporaryFolder Folder { get; } = new();

    /// <summary>The program, and the Debian package that brings it.</summary>
    protected abstract (string Name, string Package) Program { get; }

    protected abstract IReadOnlyList<string> Arguments { get; }

    protected abstract string PingPath { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Launch();
        await Eventually.Holds(AnswersAsync, $"{Program.Name} answers", StartDeadline);
    }

    /// <summary>Starts it without waiting.</summary>
    public void Launch()
    {
        _process?.Dispose();
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Program.Name, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder.Path },
        };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception)
        {
            _process = null;
            throw new InvalidOperationException($"{Program.Name} is not installed; the test needs the real one: apt-get install {Program.Package}");
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Asks it to end (SIGTERM) and waits for it.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Runs)
        {
            await KillAsync();
        }

        _process?.Dispose();
        Http.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<bool> AnswersAsync()
    {
        if (!Runs)
        {
            lock (_output)
            {
                throw new InvalidOperationException($"{Program.Name} ended instead of starting:\n{string.Join('\n', _output)}");
            }
        }

        try
        {
            using var answer = await Http.GetAsync(new Uri(PingPath, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null)
            {
                _output.Enqueue(line);
                while (_output.Count > 50)
                {
                    _output.Dequeue();
                }
            }
        }
    }
}
