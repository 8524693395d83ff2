using System.Globalization;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>National exchange records for tests.</summary>
internal static class Records
{
    public static string One(int number, string agency = "H49.12", string status = "4", string extra = "") =>
        $$"""
        {"MaHoSo":"{{agency}}-250310-{{number:D6}}","MaTTHC":"1.00000{{number % 7}}","KenhThucHien":"{{1 + (number % 3)}}","NgayTiepNhan":"20250310080000","NgayHenTra":"20250320170000","TrangThaiHoSo":"{{status}}"{{extra}}}
        """;

    public static string At(int number, int minute, string status = "4") =>
        One(number, status: status, extra: string.Create(CultureInfo.InvariantCulture, $",\"ThoiDiemCapNhat\":\"20250311{minute / 60:D2}{minute % 60:D2}00\""));

    public static string Array(params IEnumerable<string> records) => $"[{string.Join(',', records)}]";

    public static string Many(int count, int first = 0) => Array(Enumerable.Range(first, count).Select(number => One(number)));
}
