using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The whole product as a newcomer sees it, with a small simulated province that has arrived completely.</summary>
public sealed class LivingProvince : IAsyncLifetime, IDisposable
{
    public const string Collection = "a living province";

    private static readonly Dictionary<string, string> Small = new()
    {
        ["Ioc:Simulator:HistoryDays"] = "12",
        ["Ioc:Simulator:DossiersPerDay"] = "800",
    };

    private readonly TemporaryFolder _folder = new();
    private IocProcess? _ioc;

    public Uri Address => _ioc!.Address;

    public async Task InitializeAsync()
    {
        _ioc = await IocProcess.StartAsync(_folder.Path, Small, "Development");
        long before = -1;
        await Eventually.Holds(
            async () =>
            {
                var last = before;
                before = await ReceivedAsync();
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                return before > 5_000 && before - last < 100;
            },
            "the history has arrived",
            TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        if (_ioc is not null)
        {
            await _ioc.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<long> ReceivedAsync()
    {
        var json = await _ioc!.Http.GetStringAsync(new Uri("/api/v1/kpis?period=all", UriKind.Relative));
        return JsonDocument.Parse(json).RootElement.GetProperty("items")[0].GetProperty("numerator").GetInt64();
    }
}
