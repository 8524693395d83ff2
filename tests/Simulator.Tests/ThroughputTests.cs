using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Simulator.Tests;

public sealed class ThroughputTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Three_months_are_served_page_by_page_and_the_rate_is_printed()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { HistoryDays = 90 }, Provinces.Clock());
        var started = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        var (records, bytes) = (0, 0L);
        string? cursor = null;
        do
        {
            var next = cursor is null ? "" : $"&cursor={cursor}";
            var body = await host.Client.GetByteArrayAsync($"{SimulatorAccess.PathOf(SimulatorAccess.Communes)}/dossiers?limit=1000{next}");
            if (cursor is null)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first page after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s"));
            }

            bytes += body.Length;
            (cursor, var count) = Tail(body);
            records += count;
        }
        while (cursor is not null);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records} records, {bytes / 1e6:0} MB in {seconds:0.0} s ({used:0.0} s of processor): {records / seconds:0} records/s, {records / used:0} a processor second"));
        Assert.Equal(host.Systems.TruthAt(Provinces.Now).Dossiers, records);
    }

    private static (string? Cursor, int Count) Tail(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        var count = 0;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject && json.CurrentDepth == 2)
            {
                count++;
            }
            else if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("nextCursor"))
            {
                json.Read();
                return (json.GetString(), count);
            }
        }

        return (null, count);
    }
}
