using System.Text.Json;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task The_portal_tells_five_measurements_that_grow_with_the_day()
    {
        var clock = Provinces.Clock();
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), clock);
        var before = await ReadAsync(host, SimulatorAccess.Portal);
        clock.Advance(TimeSpan.FromMinutes(30));
        var after = await ReadAsync(host, SimulatorAccess.Portal);
        Assert.Equal(
            ["portal.error-rate", "portal.response-time", "portal.sign-ins", "portal.submissions", "portal.visits"], after.Keys.Order());
        Assert.True(after["portal.visits"] > before["portal.visits"]);
        Assert.True(after["portal.submissions"] > before["portal.submissions"]);
        Assert.InRange(after["portal.error-rate"], 0, 5);
        Assert.Empty(await ReadAsync(host, SimulatorAccess.Communes));
        Assert.Empty(await host.ListAsync(SimulatorAccess.Portal));
    }

    private static async Task<Dictionary<string, double>> ReadAsync(SimulatorHost host, string system)
    {
        var bytes = await host.Client.GetByteArrayAsync($"{SimulatorAccess.PathOf(system)}/metrics");
        return JsonDocument.Parse(bytes).RootElement.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("id").GetString()!, metric => metric.GetProperty("value").GetDouble());
    }
}
