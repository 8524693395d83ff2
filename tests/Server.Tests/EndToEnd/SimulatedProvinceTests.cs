using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>The first look: one command, and a province works.</summary>
public sealed class SimulatedProvinceTests
{
    [Fact]
    public async Task In_development_the_simulator_delivers_dossiers_and_the_wall_says_so()
    {
        using var folder = new TemporaryFolder();
        var options = new Dictionary<string, string> { ["Ioc:Simulator:HistoryDays"] = "5", ["Ioc:Simulator:DossiersPerDay"] = "200" };
        await using var ioc = await IocProcess.StartAsync(folder.Path, options, "Development");

        await Eventually.Holds(
            async () => await ReceivedAsync(ioc) > 500 && (await SourcesAsync(ioc)).TrueForAll(state => state == "ok"),
            "dossiers arrive from every simulated system",
            TimeSpan.FromMinutes(2));

        var wall = await ioc.Http.GetStringAsync(new Uri("/wall", UriKind.Relative));
        Assert.Contains("DỮ LIỆU MÔ PHỎNG", System.Net.WebUtility.HtmlDecode(wall), StringComparison.Ordinal);
    }

    private static async Task<long> ReceivedAsync(IocProcess ioc)
    {
        var json = await ioc.Http.GetStringAsync(new Uri("/api/v1/kpis?period=all", UriKind.Relative));
        var received = JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("id").GetString() == "received-dossiers");
        return received.GetProperty("numerator").GetInt64();
    }

    private static async Task<List<string>> SourcesAsync(IocProcess ioc)
    {
        var json = await ioc.Http.GetStringAsync(new Uri("/api/v1/sources", UriKind.Relative));
        var root = JsonDocument.Parse(json).RootElement;
        var list = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("items");
        return [.. list.EnumerateArray().Select(source => source.GetProperty("state").GetString()!)];
    }
}
