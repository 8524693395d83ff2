using System.Globalization;
using System.Text.Json;
using Ioc.Kpi.Dossiers;
using Ioc.Simulator.Feed;

namespace Ioc.Simulator.Replay;

/// <summary>Writes a row as a national record. What the record cannot say is listed in docs/simulator.md.</summary>
internal static class ReplayRecord
{
    /// <param name="json">Where to.</param>
    /// <param name="row">The row.</param>
    /// <param name="changedAt">The time of change, in seconds since 1970.</param>
    /// <param name="last">Whether the dossier is as the row leaves it; otherwise it has just been received.</param>
    public static void Write(Utf8JsonWriter json, ReplayRow row, long changedAt, bool last)
    {
        json.WriteStartObject();
        json.WriteString("MaHoSo"u8, row.Id);
        json.WriteString("MaTTHC"u8, row.Procedure);
        json.WriteString("DonViXuLy"u8, row.Agency);
        json.WriteString("KenhThucHien"u8, ChannelCode(row.Channel));
        json.WriteString("LoaiDoiTuong"u8, ApplicantCode(row.Applicant));
        json.WriteDigits("TrangThaiHoSo"u8, last ? StatusOf(row) : DossierStatus.Processing);
        json.WriteTime("ThoiDiemCapNhat"u8, changedAt);
        json.WriteExactTime("NgayTiepNhan"u8, row.Received);
        json.WriteExactTime("NgayHenTra"u8, row.Due);
        if (last)
        {
            json.WriteExactTime("NgayKetThucXuLy"u8, row.Finished);
            json.WriteExactTime("NgayTra"u8, row.Returned);
        }

        WriteFacts(json, row, last);
        json.WriteEndObject();
    }

    /// <summary>The finished time decides, as in an import.</summary>
    private static byte StatusOf(ReplayRow row) =>
        row.Finished.Exists ? (row.Status == DossierStatus.Returned ? DossierStatus.Returned : DossierStatus.Finished)
        : row.Status is >= DossierStatus.Registered and <= DossierStatus.Stopped ? row.Status
        : DossierStatus.Processing;

    private static void WriteFacts(Utf8JsonWriter json, ReplayRow row, bool last)
    {
        if (row.PaidOnline is { } paid)
        {
            json.WriteString("DuocThanhToanTrucTuyen"u8, paid ? "1"u8 : "3"u8);
        }

        WriteList(json, "DanhSachLePhi"u8, "Gia"u8, row.Fee == true ? 1 : 0);
        json.WriteFlag("HoSoCoThanhPhanSoHoa"u8, row.Digitised == true);
        if (row.Reused is { } reused)
        {
            // Without a component nothing is said about reuse, so there is none where the cell is empty.
            json.WriteStartArray("TaiLieuNop"u8);
            json.WriteStartObject();
            json.WriteFlag("DuocSoHoa"u8, row.Digitised == true);
            json.WriteFlag("DuocTaiSuDung"u8, reused);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteList(json, "DanhSachHoSoBoSung"u8, "HoSoBoSungId"u8, last ? row.Supplements : 0);
        WriteList(json, "DanhSachGiayToKetQua"u8, "GiayToId"u8, last && row.ResultElectronic == true ? 1 : 0);
    }

    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> field, int count)
    {
        json.WriteStartArray(name);
        for (var number = 1; number <= count; number++)
        {
            json.WriteStartObject();
            json.WriteDigits(field, number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string ChannelCode(Channel channel) => channel switch
    {
        Channel.Unknown => "",
        Channel.Other => "9",
        _ => ((int)channel).ToString(CultureInfo.InvariantCulture),
    };

    private static string ApplicantCode(string applicant) => applicant switch
    {
        "citizen" => "1",
        "business" => "2",
        "agency" => "3",
        "organisation" => "4",
        _ => "",
    };
}
