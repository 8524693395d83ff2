using System.Text.Json;
using Ioc.Kpi.Time;
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
        Assert.Equal(Moment.From(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero)), rows[0].Received);
        Assert.Equal(Moment.From(new DateTimeOffset(2026, 1, 5, 3, 0, 0, TimeSpan.Zero)), rows[1].Received);
        Assert.False(rows[1].Finished.Exists);
    }

    [Theory]
    [InlineData("A-1,p,a,online,2026-01-05,,,")]
    [InlineData("A-1,p,a,online,never,,,")]
    [InlineData("A-1,p,a,online,,,,")]
    [InlineData("A-1,p,a,online,2026-01-05,soon,,")]
    [InlineData("A-1,p,a,online,2026-01-05,,soon,")]
    public void Rows_that_an_import_rejects_are_left_out(string row)
    {
        var rows = ReplayFile.Read(new StringReader($"id,procedure,agency,channel,received,due,finished,status\n{row}\n"));
        Assert.Equal(row.EndsWith("2026-01-05,,,", StringComparison.Ordinal) ? 1 : 0, rows.Count);
    }

    [Theory]
    [InlineData("5,", "5")]
    [InlineData("7,", "7")]
    [InlineData("9,", "4")]
    [InlineData("10,", "4")]
    [InlineData("Open,", "4")]
    [InlineData(",", "4")]
    [InlineData("5,2026-01-06", "9")]
    [InlineData("10,2026-01-06", "10")]
    [InlineData("Closed,2026-01-06", "9")]
    public void The_finished_time_decides_and_a_code_says_the_rest(string statusAndFinished, string expected)
    {
        var row = ReplayFile.Read(new StringReader($"id,received,status,finished\nA-1,2026-01-05,{statusAndFinished}\n")).Single();
        Assert.Equal(expected, Written(row, last: true).GetProperty("TrangThaiHoSo").GetString());
        Assert.Equal("4", Written(row, last: false).GetProperty("TrangThaiHoSo").GetString());
    }

    [Fact]
    public void What_is_not_known_is_left_out_where_a_record_can_leave_it_out()
    {
        var empty = Written(ReplayFile.Read(new StringReader("id,received\nA-1,2026-01-05T08:00:00.25\n")).Single(), last: true);
        Assert.False(empty.TryGetProperty("TaiLieuNop", out _));
        Assert.False(empty.TryGetProperty("DuocThanhToanTrucTuyen", out _));
        Assert.Equal("2026-01-05T08:00:00.250000", empty.GetProperty("NgayTiepNhan").GetString());

        var full = Written(
            ReplayFile.Read(new StringReader("id,received,paidOnline,digitised,reused,supplements\nA-1,2026-01-05,1,,1,2\n")).Single(), last: true);
        Assert.Equal("1", full.GetProperty("TaiLieuNop")[0].GetProperty("DuocTaiSuDung").GetString());
        Assert.Equal("1", full.GetProperty("DuocThanhToanTrucTuyen").GetString());
        Assert.Equal(2, full.GetProperty("DanhSachHoSoBoSung").GetArrayLength());
    }

    private static JsonElement Written(ReplayRow row, bool last)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            ReplayRecord.Write(json, row, 1_767_600_000, last);
        }

        return JsonDocument.Parse(bytes.ToArray()).RootElement;
    }

    private static async Task<List<string>> StatesAsync(SimulatorHost host, DateTimeOffset? since = null) =>
        [.. (await host.ListAsync(SimulatorAccess.Replay, since)).Select(StateOf)];

    private static string StateOf(JsonElement item) =>
        $"{item.GetProperty("MaHoSo").GetString()}/{item.GetProperty("TrangThaiHoSo").GetString()}";
}
