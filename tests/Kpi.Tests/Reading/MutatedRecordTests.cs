using System.Text;
using System.Text.Json;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class MutatedRecordTests : IDisposable
{
    private const int Seed = 20261123;

    private static readonly byte[][] Snippets =
    [.. ((string[])
    [
        "\\ud800", "\\u0000", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "1e400", "-0", "\ufffe", "a\u0301", "\u00a0", "{\"a\":[1]}",
        "\"MaHoSo\":", "\"MaTTHC\":\"\\ufffe\",", "\"TaiLieuNop\":[{\"IsDeleted\":true}],", "00010101000000", "\\udc00\\ud83d", "99999999999999",
    ]).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[] Original = Encoding.UTF8.GetBytes(
        """
        {"MaHoSo":"H49.12-251122-0001","MaTTHC":"1.001234","KenhThucHien":"2","LoaiDoiTuong":"1","NgayNopHoSo":"20251121170000",
        "NgayTiepNhan":"20251122083000","NgayHenTra":"2025-11-30T17:00:00.1234567+07:00","TrangThaiHoSo":"10","NgayTra":"","HinhThuc":"0",
        "NgayKetThucXuLy":"20251125100000","DonViXuLy":"S\u1edf T\u01b0 ph\u00e1p","ChuHoSo":"x","DuocThanhToanTrucTuyen":"1",
        "HoSoCoThanhPhanSoHoa":"1","ThoiDiemCapNhat":"20251126090000","DanhSachLePhi":[{"Gia":"20000"}],"DSKetNoiCSDL":[{"MaCSDL":"1"}],
        "DanhSachGiayToKetQua":[{"DuongDanTepTinKetQua":"\/a"}],"TaiLieuNop":[{"DuongDanTaiTepTin":"/a","DuocSoHoa":"1"}],
        "DanhSachHoSoBoSung":[{"NgayBoSung":"2025-11-23T08:00:00","NgayTiepNhanBoSung":"20251124080000"}]}
        """);

    private readonly RecordFixture _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void No_mutation_of_a_record_escapes_the_rules()
    {
        var mutations = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 5_000_000 : 100_000;
        var random = new Random(Seed);
        int taken = 0, rejected = 0, notJson = 0;
        for (var i = 0; i < mutations; i++)
        {
            switch (Read(Mutate(random), i))
            {
                case null:
                    notJson++;
                    break;
                case RejectionCode.None:
                    taken++;
                    break;
                default:
                    rejected++;
                    break;
            }
        }

        // The mutator must reach all three ends, or it proves little.
        Assert.All((int[])[taken, rejected, notJson], count => Assert.InRange(count, mutations / 100, mutations));
    }

    /// <summary>Null when the text is not JSON; then, and only then, the platform's own reader must say so too.</summary>
    private RejectionCode? Read(byte[] utf8, int number)
    {
        var json = new JsonCursor(utf8, NationalRecordReader.MaxDepth);
        try
        {
            _record.Reader.TryAdd(ref json, RecordFixture.Now, out _, out var rejection);
            Assert.True(EndOfValue(utf8) == json.Position, $"Mutation {number} of seed {Seed} left the reader elsewhere.");
            return rejection;
        }
        catch (JsonException)
        {
            Assert.True(EndOfValue(utf8) < 0, $"Mutation {number} of seed {Seed} is JSON.");
            return null;
        }
    }

    private static long EndOfValue(byte[] utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = NationalRecordReader.MaxDepth });
            json.Read();
            json.Skip();
            return json.BytesConsumed;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static byte[] Mutate(Random random)
    {
        var bytes = new List<byte>(Original);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(' ', '~');
                    break;
                case 2:
                    bytes.InsertRange(at, Snippets[random.Next(Snippets.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
