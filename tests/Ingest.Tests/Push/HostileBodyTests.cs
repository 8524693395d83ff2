using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Board;

namespace Ioc.Ingest.Tests.Push;

/// <summary>Bodies made to hurt: the documented answer, memory within 64 MiB of where it was, and the next good request works.</summary>
[Collection("memory")]
public sealed class HostileBodyTests : OnAHost
{
    private const long Allowed = 64 << 20;

    [Theory]
    [InlineData("depth", 400)]
    [InlineData("keys", 200)]
    [InlineData("nested-keys", 200)]
    [InlineData("number", 200)]
    [InlineData("surrogate", 200)]
    [InlineData("nul", 200)]
    [InlineData("raw-nul", 400)]
    [InlineData("invalid-utf8", 200)]
    [InlineData("unknown-fields", 200)]
    [InlineData("long-id", 200)]
    public async Task Hostile_record_gets_the_documented_answer(string kind, int status)
    {
        var body = Body(kind);
        var before = MemoryNow();

        using var response = await Host.Client.PostAsync("/api/v1/dossier-updates", IngestHost.Content(body, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        AssertMemory(before);
        await AssertStillWorksAsync();
    }

    [Fact]
    public async Task Gzip_bomb_is_stopped_at_the_limit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            zeros.AsSpan().Fill((byte)' ');
            for (var mebibyte = 0; mebibyte < 1024; mebibyte++)
            {
                await gzip.WriteAsync(zeros);
            }
        }

        Assert.True(packed.Length < 2 << 20);
        var before = MemoryNow();
        for (var i = 0; i < 3; i++)
        {
            var content = IngestHost.Content(packed.ToArray(), "application/json");
            content.Headers.ContentEncoding.Add("gzip");
            using var response = await Host.Client.PostAsync("/api/v1/dossier-updates", content);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }

        AssertMemory(before);
        await AssertStillWorksAsync();
    }

    [Fact]
    public async Task Decomposed_letters_are_the_same_agency_and_dossier()
    {
        const string Composed = "Sở Nội vụ";
        await Host.TakenAsync(Records.Array($$"""{"MaHoSo":"Hồ-1","DonViXuLy":"{{Composed}}","NgayTiepNhan":"20250310080000","TrangThaiHoSo":"4"}"""));

        var decomposed = Records.Array($$"""{"MaHoSo":"Hồ-1","DonViXuLy":"{{Composed}}","NgayTiepNhan":"20250310080000","TrangThaiHoSo":"4"}""".Normalize(NormalizationForm.FormD));
        var reply = await Host.TakenAsync(decomposed);

        Assert.Equal((0, 1), ((int)reply["accepted"]!, (int)reply["unchanged"]!));
        var agencies = await Host.Board.ReadAsync(
            board => board.Breakdown(
                Ioc.Kpi.Definitions.KpiCatalogue.Find("received-dossiers")!, BreakdownBy.Agency, Scope.Province, board.WholePeriod()!.Value),
            CancellationToken.None);
        Assert.Equal([Composed], agencies.Select(agency => agency.Key));
    }

    private static byte[] Body(string kind) => kind switch
    {
        "depth" => Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)),
        "keys" => Encoding.UTF8.GetBytes(Records.Array(Records.One(1, extra: "," + Keys()))),
        "nested-keys" => Encoding.UTF8.GetBytes(Records.Array(Records.One(1, extra: ",\"ThongTinKhac\":{" + Keys() + "}"))),
        "number" => Encoding.UTF8.GetBytes(Records.Array(Records.One(1, extra: ",\"SoLuong\":1e400,\"HinhThuc\":1e400,\"LoaiDoiTuong\":-1E+9999"))),
        "surrogate" => Encoding.UTF8.GetBytes(Records.Array("""{"MaHoSo":"\ud800","NgayTiepNhan":"\udfff","ChuHoSo":"\ud800"}""", Records.One(1))),
        "nul" => Encoding.UTF8.GetBytes(Records.Array("""{"MaHoSo":"a\u0000b","MaTTHC":"\u0000","NgayTiepNhan":"20250310080000"}""")),
        "raw-nul" => Encoding.UTF8.GetBytes(Records.Array("{\"MaHoSo\":\"a\0b\"}")),
        "invalid-utf8" => [.. "[{\"MaHoSo\":\""u8, 0xC3, 0x28, 0xFF, .. "\",\"NgayTiepNhan\":\"20250310080000\"}]"u8],
        "unknown-fields" => Encoding.UTF8.GetBytes(Records.Array(Records.One(1, extra: ",\"x\":[{\"y\":[1,2,{\"z\":null}]}],\"\":true"))),
        "long-id" => Encoding.UTF8.GetBytes(Records.Array($$"""{"MaHoSo":"{{new string('x', 1 << 20)}}","NgayTiepNhan":"20250310080000"}""")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Keys() => string.Join(',', Enumerable.Range(0, 1_000_000).Select(number => $"\"k{number}\":{number}"));

    private async Task AssertStillWorksAsync() => Assert.Equal(1, (int)(await Host.TakenAsync(Records.Many(1, first: 777)))["accepted"]!);

    private static (long Managed, long Resident) MemoryNow()
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (managed, process.WorkingSet64);
    }

    private static void AssertMemory((long Managed, long Resident) before)
    {
        using var process = Process.GetCurrentProcess();
        Assert.InRange(process.WorkingSet64 - before.Resident, long.MinValue, Allowed);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before.Managed, long.MinValue, Allowed);
    }
}
