using System.Text.Json;
using Ioc.Simulator.Replay;
using Ioc.Testing;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class ReplayTests
{
    private const string Rows = """
        id,procedure,agency,channel,received,due,finished,status,fee,paidOnline
        A-1,1.000001,H49.01,online,2026-01-05T08:00:00,2026-01-06T17:00:00,2026-01-05T09:00:00,done,1,1
        "A-2, second",1.000002,H49.02,counter,2026-01-05T10:00:00+07:00,,,open,,
        A-3,1.000001,H49.01,postal,2026-01-05T11:00:00,2026-01-06T17:00:00,2026-01-05T11:00:01,done,0,
        ,1.000001,H49.01,postal,2026-01-05T11:00:00,,,open,,
        """;

    [Fact]
    public async Task A_file_is_played_at_the_chosen_speed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("rows.csv");
        await File.WriteAllTextAsync(file, Rows);
        var clock = Provinces.Clock();
        var options = Provinces.Small();
        options.ReplayFile = file;
        options.ReplaySpeed = 60;
        await using var host = await SimulatorHost.StartAsync(options, clock);
        Assert.Equal(["A-1/4"], await StatesAsync(host));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["A-1/4", "A-1/9"], await StatesAsync(host));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["A-1/4", "A-1/9", "A-2, second/4"], await StatesAsync(host));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["A-1/4", "A-1/9", "A-2, second/4", "A-3/4", "A-3/9"], await StatesAsync(host));
        Assert.Equal(["A-3/4", "A-3/9"], await StatesAsync(host, clock.GetUtcNow() - TimeSpan.FromMinutes(4.5)));
    }

    [Fact]
    public void Times_without_offset_are_local_and_rows_without_id_are_left_out()
    {
        var rows = ReplayFile.Read(new StringReader(Rows));
        Assert.Equal(3, rows.Count);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), rows[0].Received);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 3, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), rows[1].Received);
        Assert.Equal(0, rows[1].Finished);
    }

    private static async Task<List<string>> StatesAsync(SimulatorHost host, DateTimeOffset? since = null) =>
        [.. (await host.ListAsync(SimulatorAccess.Replay, since)).Select(StateOf)];

    private static string StateOf(JsonElement item) =>
        $"{item.GetProperty("MaHoSo").GetString()}/{item.GetProperty("TrangThaiHoSo").GetString()}";
}
