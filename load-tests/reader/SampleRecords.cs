using System.Text;
using System.Text.Json;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;

namespace Ioc.ReaderLoad;

/// <summary>Records of the size and shape that sources send, read again and again.</summary>
internal static class SampleRecords
{
    private static readonly Moment Now = Moment.From(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private static readonly DossierKeyHasher Hasher = new(new byte[DossierKeyHasher.SecretSize]);

    /// <summary>A record with one component and no personal fields, as the reference contract sends it.</summary>
    public static byte[] Short() => Encoding.UTF8.GetBytes(Head() + Component(1) + "]}");

    /// <summary>The same with eight components and a long free text.</summary>
    public static byte[] Long() => Encoding.UTF8.GetBytes(
        Head() + string.Join(',', Enumerable.Range(1, 8).Select(Component)) + $"],\"TrichYeuHoSo\":\"{new string('x', 700)}\"}}");

    public static Measurement Measure(byte[] record)
    {
        Console.WriteLine($"({record.Length} bytes)");
        var reader = new NationalRecordReader(new DossierCodes(), Hasher, SourceMapping.Default, LocalTime.Vietnam, 1);
        return Measurement.Of(() =>
        {
            var json = new Utf8JsonReader(record, NationalRecordReader.ReaderOptions);
            json.Read();
            if (!reader.TryRead(ref json, Now, out _, out _, out var rejection))
            {
                throw new InvalidOperationException(rejection.ToString());
            }
        });
    }

    /// <summary>What the platform's reader needs for the same bytes when nobody looks at them.</summary>
    public static Measurement MeasureTokens(byte[] record) => Measurement.Of(() =>
    {
        var json = new Utf8JsonReader(record, NationalRecordReader.ReaderOptions);
        while (json.Read())
        {
        }
    });

    public static Measurement MeasureKey() => Measurement.Of(() => Hasher.TryHash("H49.12-251122-0001"u8, out _));

    public static Measurement MeasureRow()
    {
        var reader = new ImportRowReader(new DossierCodes(), Hasher, StatusMapping.Empty, LocalTime.Vietnam, 1);
        return Measurement.Of(() =>
        {
            var row = new ImportedRow
            {
                Id = "BCS-00245057", Procedure = "Litter & Debris", Agency = "Public Works Department (PWD)", Channel = "online",
                Received = "2026-07-06T06:30:51.879147+07:00", Due = "2026-07-07T06:30:51.879147+07:00",
                Finished = "2026-07-06T07:19:07+07:00", Status = "Closed",
            };
            if (!reader.TryRead(row, Now, out _, out _, out var rejection))
            {
                throw new InvalidOperationException(rejection.ToString());
            }
        });
    }

    private static string Head() =>
        """
        {"MaHoSo":"H49.12-251122-0001","MaTTHC":"1.001234","TenTTHC":"Procedure","KenhThucHien":"2","LoaiDoiTuong":"1","NgayNopHoSo":"20251122080000","NgayTiepNhan":"20251122083000","NgayHenTra":"20251130170000","TrangThaiHoSo":"10","NgayTra":"20251126090000","HinhThuc":"1","NgayKetThucXuLy":"20251125100000","DonViXuLy":"Agency","DuocThanhToanTrucTuyen":"1","HoSoCoThanhPhanSoHoa":"1","ThoiDiemCapNhat":"20251126090001","DanhSachLePhi":[{"Gia":"20000"}],"DanhSachGiayToKetQua":[{"DuongDanTepTinKetQua":"/r/1"}],"TaiLieuNop":[
        """;

    private static string Component(int number) =>
        $$"""{"TenTepDinhKem":"{{(number > 1 ? new string('n', 40) : "")}}","DuongDanTaiTepTin":"/files/{{number}}","DuocSoHoa":"1","DuocTaiSuDung":"0","DuocLayTuKhoDMQG":"0"}""";
}
