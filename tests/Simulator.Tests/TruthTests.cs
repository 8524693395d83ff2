using System.Globalization;
using System.Text.Json;
using Ioc.Simulator.Truth;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Simulator.Tests;

public sealed class TruthTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Truth_equals_a_count_of_the_records_that_were_served()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        var items = await host.ListAsync(SimulatorAccess.Departments, limit: 5_000);
        items.AddRange(await host.ListAsync(SimulatorAccess.Communes, limit: 5_000));
        var truth = host.Systems.TruthAt(Provinces.Now);
        var received = items.Where(item => Text(item, "NgayTiepNhan") != "").ToList();
        Assert.Equal(items.Count, truth.Dossiers);
        Assert.Equal(received.Count, truth.Received);
        Assert.Equal(received.Count(item => Text(item, "KenhThucHien") == "2"), truth.Online);
        Assert.Equal(received.Count(item => Text(item, "KenhThucHien") == "3"), truth.Postal);
        Assert.Equal(ByDay(received, "NgayTiepNhan"), truth.ReceivedByDay);
        Assert.Equal(ByAgency(received), truth.ReceivedByAgency);
        Assert.Equal(received.Count(item => item.GetProperty("DanhSachHoSoBoSung").GetArrayLength() > 0), truth.WithSupplement);
        Assert.Equal(received.Count(item => Text(item, "HoSoCoThanhPhanSoHoa") == "1"), truth.WithDigitised);
        Assert.Equal(received.Count(item => item.GetProperty("DanhSachLePhi").GetArrayLength() > 0), truth.WithFee);
        Assert.Equal(
            received.Count(item => item.GetProperty("DanhSachLePhi").GetArrayLength() > 0 && Text(item, "DuocThanhToanTrucTuyen") is "1" or "2"),
            truth.PaidOnline);
        AssertEndings(received, truth);
    }

    [Fact]
    public void Proportions_of_a_year_are_those_of_a_province()
    {
        var options = new SimulatorOptions();
        var systems = new Feed.SimulatedSystems(options, Provinces.Clock());
        var now = Provinces.Now.ToUnixTimeSeconds();
        var counts = new TruthCounts();
        systems.Truth.AddTo(counts, SimulatorAccess.Departments, now, now);
        systems.Truth.AddTo(counts, SimulatorAccess.Communes, now, now);
        output.WriteLine(JsonSerializer.Serialize(counts));
        Assert.InRange(counts.Dossiers, 525_000, 560_000);
        var received = (double)counts.Received;
        Assert.InRange(counts.Online / received, 0.75, 0.97);
        Assert.InRange(counts.WithDigitised / received, 0.80, 0.98);
        Assert.InRange(counts.WithReused / received, 0.60, 0.90);
        Assert.InRange(counts.PaidOnline / (double)counts.WithFee, 0.65, 0.75);
        Assert.InRange(counts.OnTime / (double)counts.Finished, 0.88, 0.95);
        Assert.InRange(counts.WithSupplement / received, 0.04, 0.08);
        Assert.InRange((counts.Withdrawn + counts.Stopped + counts.Refused + counts.RefusedAtIntake) / received, 0.02, 0.06);
        Assert.InRange(counts.ElectronicResults / (double)counts.Finished, 0.75, 0.98);
        Assert.InRange(counts.OverdueOpen, 20, 3_000);
        var communes = counts.ReceivedByAgency.Where(agency => agency.Key.Length == "H49.101".Length).ToList();
        Assert.Equal(54, communes.Count);
        Assert.Equal(20, counts.ReceivedByAgency.Count - communes.Count);
        Assert.InRange(communes.Sum(agency => agency.Value) / received, 0.55, 0.65);
        Assert.InRange(communes.Max(agency => agency.Value) / received, 0.05, 0.09);
    }

    [Fact]
    public void Every_dossier_has_the_usual_number_of_updates()
    {
        var systems = new Feed.SimulatedSystems(Provinces.Small(), Provinces.Clock());
        var now = Provinces.Now.ToUnixTimeSeconds();
        var updates = systems.Province.Known(SimulatorAccess.Communes, now, now).Average(life => life.Count);
        Assert.InRange(updates, 6, 10);
    }

    private static void AssertEndings(List<JsonElement> received, TruthCounts truth)
    {
        var finished = received.Where(item => Text(item, "NgayKetThucXuLy") != "").ToList();
        Assert.All(finished, item => Assert.Contains(Text(item, "TrangThaiHoSo"), new[] { "9", "10" }));
        Assert.Equal(finished.Count, truth.Finished);
        Assert.Equal(
            finished.Count(item => string.CompareOrdinal(Text(item, "NgayKetThucXuLy")[..8], Text(item, "NgayHenTra")[..8]) <= 0), truth.OnTime);
        Assert.Equal(ByDay(finished, "NgayKetThucXuLy"), truth.FinishedByDay.ToDictionary(day => day.Key, day => day.Value.Finished));
        Assert.Equal(received.Count(item => Text(item, "TrangThaiHoSo") == "7"), truth.Withdrawn);
        Assert.Equal(received.Count(item => Text(item, "TrangThaiHoSo") == "8"), truth.Stopped);
        Assert.Equal(received.Count(item => Text(item, "TrangThaiHoSo") == "3"), truth.Refused);
        Assert.Equal(
            received.Count(item => Text(item, "TrangThaiHoSo") is "2" or "4"
                && string.CompareOrdinal(Text(item, "NgayHenTra")[..8], "20261120") < 0),
            truth.OverdueOpen);
        Assert.Equal(received.Count - finished.Count - truth.Withdrawn - truth.Stopped - truth.Refused, truth.Open);
    }

    private static Dictionary<int, int> ByDay(IEnumerable<JsonElement> items, string field) =>
        items.CountBy(item => DateOnly.ParseExact(Text(item, field)[..8], "yyyyMMdd", CultureInfo.InvariantCulture).DayNumber).ToDictionary();

    private static Dictionary<string, int> ByAgency(IEnumerable<JsonElement> items) =>
        items.CountBy(item => Text(item, "MaHoSo").Split('-')[0]).ToDictionary();

    private static string Text(JsonElement item, string field) => item.GetProperty(field).GetString()!;
}
