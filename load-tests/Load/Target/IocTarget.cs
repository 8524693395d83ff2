using System.Text.Json;
using Ioc.Testing;

namespace Ioc.Load.Target;

/// <summary>The server under load: the built program as a process of its own, on a free port, with a data directory of its own.</summary>
internal sealed class IocTarget : IAsyncDisposable
{
    private readonly IocProcess _process;

    private IocTarget(IocProcess process) => _process = process;

    public Uri Address => _process.Address;

    public int ProcessId => _process.ProcessId;

    public string DataDirectory => _process.DataDirectory;

    public string Output => _process.Output;

    public static async Task<IocTarget> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string>? more = null)
    {
        var options = LoadSources.Options();
        foreach (var (key, value) in more ?? new Dictionary<string, string>())
        {
            options[key] = value;
        }

        return new IocTarget(await IocProcess.StartAsync(dataDirectory, options));
    }

    /// <summary>Asks it to end; it writes its checkpoint.</summary>
    public Task StopAsync() => _process.StopAsync();

    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts the process without waiting for it.</summary>
    public void Launch() => _process.Launch();

    /// <summary>Starts the ended server again and waits until it is ready.</summary>
    public Task StartAgainAsync() => _process.StartAgainAsync();

    /// <summary>A JSON answer of the API. Throws on any other status than 200.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var json = JsonDocument.Parse(await _process.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
        return json.RootElement.Clone();
    }

    /// <summary>A value of `/metrics`, the sum over its labels; zero when it is not there.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var text = await _process.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n')
            .Where(line => line.StartsWith(name + " ", StringComparison.Ordinal) || line.StartsWith(name + "{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
