using System.Text;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>Who applied is not kept, shown or logged, whatever the records say and however wrong they are.</summary>
public sealed class PrivacyTests
{
    private static readonly string[] Secrets =
    [
        "Nguyễn Thị Bí Mật", "Trần Văn Kín Đáo", "079301987654", "0912345678", "bimat@example.vn", "12 Ngõ Khuất Lấp", "Xin cấp đổi của bà Mật",
        "ghi-chu-rieng-tu", "techid-55512", "don-xin-cua-ba-mat.pdf", "can-bo-le-van-an", "H49.77-261101-", PushClient.Key,
    ];

    [Fact]
    public async Task Nothing_personal_is_found_in_files_logs_answers_or_pages()
    {
        using var folder = new TemporaryFolder();
        await using var ioc = await IocProcess.StartAsync(folder.Path, PushClient.Options);
        var client = new PushClient(ioc);
        var answers = new StringBuilder();

        var reply = await client.SendUntilAcknowledgedAsync(string.Join('\n', Records()));
        Assert.Equal(20, reply.GetProperty("accepted").GetInt32());
        Assert.Equal(4, reply.GetProperty("rejectedTotal").GetInt32());
        answers.Append(reply);
        answers.Append(await SendAsync(client, "{\"ChuHoSo\": \"Nguyễn Thị Bí Mật\", oops"));
        answers.Append(await SendAsync(client, "[{\"MaHoSo\": {\"ChuHoSo\": \"Trần Văn Kín Đáo\"}}]", "application/json"));
        answers.Append(await ImportAsync(folder));
        foreach (var path in Paths())
        {
            answers.Append(await ioc.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        }

        using var missing = await ioc.Http.GetAsync(new Uri("/0912345678/Nguy%E1%BB%85n%20Th%E1%BB%8B%20B%C3%AD%20M%E1%BA%ADt?key=079301987654", UriKind.Relative));
        answers.Append(await missing.Content.ReadAsStringAsync());
        Assert.Equal(0, await ioc.StopAsync());

        AssertClean("an answer", Encoding.UTF8.GetBytes(answers.ToString()));
        AssertClean("the output", Encoding.UTF8.GetBytes(ioc.Output));
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("import.csv", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, file => file.EndsWith("journal.db", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".log", StringComparison.Ordinal));
        Assert.All(files, file => AssertClean(file, File.ReadAllBytes(file)));
    }

    private static IEnumerable<string> Records()
    {
        for (var i = 0; i < 20; i++)
        {
            yield return JsonSerializer.Serialize(Full($"H49.77-261101-{i:0000}", "20261101083000"));
        }

        yield return JsonSerializer.Serialize(Full("H49.77-261101-9001", null));
        yield return JsonSerializer.Serialize(Full("H49.77-261101-9002", "Nguyễn Thị Bí Mật"));
        yield return JsonSerializer.Serialize(Full("", "20261101083000"));
        yield return "\"Trần Văn Kín Đáo\"";
    }

    private static Dictionary<string, object?> Full(string id, string? received) => new()
    {
        ["MaHoSo"] = id,
        ["MaTTHC"] = "1.000001",
        ["KenhThucHien"] = "2",
        ["ChuHoSo"] = "Nguyễn Thị Bí Mật",
        ["SoGiayToChuHoSo"] = "079301987654",
        ["MaDoiTuong"] = "techid-55512",
        ["Email"] = "bimat@example.vn",
        ["SoDienThoai"] = "0912345678",
        ["ThongTinKhac"] = "12 Ngõ Khuất Lấp",
        ["TrichYeuHoSo"] = "Xin cấp đổi của bà Mật",
        ["GhiChu"] = "ghi-chu-rieng-tu",
        ["DinhDanhCHS"] = new[] { new { LoaiDinhDanh = "1", SoDinhDanh = "079301987654" } },
        ["NgayTiepNhan"] = received,
        ["NgayHenTra"] = "20261125170000",
        ["TrangThaiHoSo"] = "4",
        ["TaiLieuNop"] = new[] { new { TenTepDinhKem = "don-xin-cua-ba-mat.pdf", DuongDanTaiTepTin = "https://x.example/don-xin-cua-ba-mat.pdf", DuocSoHoa = "1" } },
        ["DanhSachHoSoBoSung"] = new[] { new { NguoiYeuCauBoSung = "can-bo-le-van-an", NoiDungBoSung = "Trần Văn Kín Đáo", NgayBoSung = "2026-11-03T08:00:00" } },
        ["DanhSachGiayToKetQua"] = new[] { new { TenGiayTo = "Nguyễn Thị Bí Mật", DuongDanTepTinKetQua = "https://x.example/don-xin-cua-ba-mat.pdf" } },
    };

    private static async Task<string> SendAsync(PushClient client, string body, string type = "application/x-ndjson")
    {
        using var response = await client.SendAsync(body, type);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> ImportAsync(TemporaryFolder folder)
    {
        var file = folder.File("import.csv");
        await File.WriteAllTextAsync(file, "id,procedure,agency,channel,received,due,finished,status,owner\nH49.77-261101-7001,1.000001,A1,,2026-11-01,,,,Nguyễn Thị Bí Mật\n"
            + "H49.77-261101-7002,1.000001,A1,,Trần Văn Kín Đáo,,,,0912345678\n");
        var options = new Dictionary<string, string>(PushClient.Options) { ["Ioc:DataDirectory"] = folder.Path, ["ASPNETCORE_ENVIRONMENT"] = "Staging" };
        var result = await IocProcess.RunAsync(["import", file, $"--source={PushClient.Source}"], options);
        Assert.Equal(3, result.ExitCode);
        return result.Output + result.Error;
    }

    private static string[] Paths() =>
    [
        "/", "/wall", "/api/v1/kpis?period=all", "/api/v1/kpis/received-dossiers/breakdown?by=agency&period=all",
        "/api/v1/kpis/received-dossiers/breakdown?by=procedure&period=all", "/api/v1/sources", "/metrics", "/openapi/v1.json", "/health/ready",
    ];

    private static void AssertClean(string where, byte[] content)
    {
        foreach (var secret in Secrets)
        {
            foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
            {
                var text = secret.Normalize(form);
                Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"'{text}' is in {where}.");
                Assert.True(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) < 0, $"'{text}' is in {where} (UTF-16).");
                var escaped = JsonSerializer.Serialize(text).Trim('"');
                Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(escaped)) < 0, $"'{text}' is in {where} (escaped).");
            }
        }
    }
}
