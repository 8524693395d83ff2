using System.Text;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Hosting;

public sealed class PersonalDataTests
{
    private static readonly string[] Personal =
    [
        "Nguyễn Thị Hoa Sen", "079123456789", "0912345678", "hoasen@example.vn", "12 Lê Lợi", "Giấy khai sinh của bé", "Cán bộ Trần Văn Kín",
    ];

    [Fact]
    public async Task Nothing_personal_reaches_a_file()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await IngestHost.StartAsync(folder))
        {
            var person = $$"""
                ,"ChuHoSo":"{{Personal[0]}}","SoGiayToChuHoSo":"{{Personal[1]}}","SoDienThoai":"{{Personal[2]}}","Email":"{{Personal[3]}}","ThongTinKhac":"{{Personal[4]}}","TrichYeuHoSo":"{{Personal[5]}}","TaiLieuNop":[{"TenTepDinhKem":"{{Personal[0]}}","DuocSoHoa":"1"}],"DanhSachHoSoBoSung":[{"NguoiYeuCauBoSung":"{{Personal[6]}}","NgayBoSung":"2025-03-11T08:00:00"}],"DinhDanhCHS":[{"SoDinhDanh":"{{Personal[1]}}"}]
                """;
            await host.TakenAsync(Records.Array(Enumerable.Range(0, 100).Select(number => Records.One(number, extra: person))));
            using var bad = await host.PushAsync(Records.Array(Records.One(1, extra: person))[..^2]);
            using var rejected = await host.PushAsync(Records.Array($$"""{"ChuHoSo":"{{Personal[0]}}"}"""));
            Assert.Equal(100, await host.DossiersAsync());
            AssertClean(await bad.Content.ReadAsByteArrayAsync(), "reply");
            AssertClean(await rejected.Content.ReadAsByteArrayAsync(), "reply");
        }

        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("journal.db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            AssertClean(bytes, file);
            Assert.True(bytes.AsSpan().IndexOf("250310-00000"u8) < 0, $"{file} holds a dossier code");
        }

        Assert.Contains(files, file => File.ReadAllBytes(file).AsSpan().IndexOf("H49.12"u8) >= 0);
    }

    private static void AssertClean(byte[] bytes, string where)
    {
        foreach (var text in Personal)
        {
            foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text.Normalize(form))) < 0, $"{where} holds personal data");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text.Normalize(form))) < 0, $"{where} holds personal data");
            }
        }
    }
}
