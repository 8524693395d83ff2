using System.Globalization;
using System.Text.Json;
using Ioc.Kpi.Dossiers;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Feed;

/// <summary>Writes a dossier as the national exchange record: nested lists, strings for scalars, and an invented person.</summary>
internal static class RecordWriter
{
    private static readonly Guid Files = new("00000000-0000-4000-8000-000000000000");

    /// <param name="upTo">The event after which the dossier is shown.</param>
    public static void Write(Utf8JsonWriter json, DossierLife life, int upTo)
    {
        json.WriteStartObject();
        WriteIdentity(json, life);
        new InventedPerson(life.Person, life.Applicant == 2).Write(json);
        WriteTimes(json, life, upTo);
        WriteFacts(json, life, upTo);
        WriteComponents(json, life);
        WriteFee(json, life);
        WriteSupplements(json, life, upTo);
        WriteResults(json, life, upTo);
        json.WriteEndObject();
    }

    /// <summary>Agency, date and serial; the live layer has serials of its own range.</summary>
    private static int WriteCode(DossierLife life, Span<byte> text)
    {
        var day = DateOnly.FromDayNumber(life.Number.Day);
        var live = Arrivals.IsLive(life.Number.Stream);
        var serial = live ? 5_000_000 + life.Number.Index : life.Number.Index + 1;
        System.Text.Unicode.Utf8.TryWrite(
            text, CultureInfo.InvariantCulture, $"{life.Agency.Code}-{day:yyMMdd}-{serial:D6}", out var length);
        return length;
    }

    private static void WriteIdentity(Utf8JsonWriter json, DossierLife life)
    {
        Span<byte> code = stackalloc byte[40];
        json.WriteString("MaHoSo"u8, code[..WriteCode(life, code)]);
        json.WriteString("MaTTHC"u8, life.Procedure.Code);
        json.WriteString("TenTTHC"u8, life.Procedure.Name);
        json.WriteString("MaLinhVuc"u8, life.Procedure.FieldCode);
        json.WriteString("TenLinhVuc"u8, life.Procedure.Field);
        json.WriteString("DonViXuLy"u8, life.Agency.Name);
        json.WriteDigits("KenhThucHien"u8, (int)life.Channel);
        json.WriteDigits("LoaiDoiTuong"u8, life.Applicant);
    }

    private static void WriteTimes(Utf8JsonWriter json, DossierLife life, int upTo)
    {
        var now = life.Events[upTo];
        json.WriteDigits("TrangThaiHoSo"u8, now.Status);
        json.WriteTime("ThoiDiemCapNhat"u8, now.At);
        json.WriteTime("NgayNopHoSo"u8, life.Submitted);
        json.WriteTime("NgayTiepNhan"u8, life.TimeOf(LifeStep.Accepted, upTo));
        json.WriteTime("NgayHenTra"u8, life.DueAt(upTo));
        json.WriteTime("NgayKetThucXuLy"u8, life.TimeOf(LifeStep.Finished, upTo));
        json.WriteTime("NgayTra"u8, life.TimeOf(LifeStep.Returned, upTo));
        json.WriteTime("NgayTuChoi"u8, now.Step is LifeStep.RefusedAtIntake or LifeStep.Refused ? now.At : 0);
    }

    private static void WriteFacts(Utf8JsonWriter json, DossierLife life, int upTo)
    {
        json.WriteString("HinhThuc"u8, "0"u8);
        json.WriteString("NoiNopHoSo"u8, life.Channel == Channel.Online ? "1"u8 : "2"u8);
        json.WriteString("GhiChu"u8, InventedPerson.Words.Summary);
        json.WriteFlag("HoSoCoThanhPhanSoHoa"u8, life.Digitised > 0);
        json.WriteFlag("TaiKhoanDuocXacThucVoiVNeID"u8, life.IdentityVerified);
        json.WriteDigits("DuocThanhToanTrucTuyen"u8, PaymentAt(life, upTo));
        json.WriteStartArray("DSKetNoiCSDL"u8);
        json.WriteStartObject();
        json.WriteString("MaCSDL"u8, life.IdentityVerified ? "1"u8 : "7"u8);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A dossier that is asked to pay is not paid online until it has paid.</summary>
    public static int PaymentAt(DossierLife life, int upTo)
    {
        var asked = life.TimeOf(LifeStep.PaymentRequested, life.Count - 1) != 0;
        return asked && life.TimeOf(LifeStep.Paid, upTo) == 0 ? 3 : life.Payment;
    }

    private static void WriteComponents(Utf8JsonWriter json, DossierLife life)
    {
        json.WriteStartArray("TaiLieuNop"u8);
        for (var i = 0; i < life.Components; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("TepDinhKemId"u8, i + 1);
            json.WriteString("TenTepDinhKem"u8, InventedPerson.Words.Component);
            json.WriteBoolean("IsDeleted"u8, false);
            WriteLink(json, "DuongDanTaiTepTin"u8, life, i);
            json.WriteFlag("DuocSoHoa"u8, i < life.Digitised);
            json.WriteFlag("DuocTaiSuDung"u8, i < life.Reused);
            json.WriteFlag("DuocLayTuKhoDMQG"u8, i == 0 && life.FromNationalStore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter json, ReadOnlySpan<byte> name, DossierLife life, int file)
    {
        Span<byte> link = stackalloc byte[96];
        System.Text.Unicode.Utf8.TryWrite(
            link, CultureInfo.InvariantCulture, $"https://tep.mo-phong.example/{Files}/{life.Person:x8}/{file}.pdf", out var length);
        json.WriteString(name, link[..length]);
    }

    private static void WriteFee(Utf8JsonWriter json, DossierLife life)
    {
        json.WriteStartArray("DanhSachLePhi"u8);
        if (life.Procedure.Fee > 0)
        {
            json.WriteStartObject();
            json.WriteString("TenPhiLePhi"u8, InventedPerson.Words.Fee);
            json.WriteString("MaPhiLePhi"u8, "LP01"u8);
            json.WriteString("HinhThucThu"u8, "1"u8);
            json.WriteDigits("Gia"u8, life.Procedure.Fee);
            json.WriteString("LoaiPhiLePhi"u8, "1"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSupplements(Utf8JsonWriter json, DossierLife life, int upTo)
    {
        json.WriteStartArray("DanhSachHoSoBoSung"u8);
        var asked = life.TimeOf(LifeStep.SupplementRequested, upTo);
        if (asked != 0)
        {
            var came = life.TimeOf(LifeStep.SupplementReceived, upTo);
            var moved = came != 0 && life.DueAfterSupplement != 0;
            json.WriteStartObject();
            json.WriteNumber("HoSoBoSungId"u8, 1);
            json.WriteString("NguoiYeuCauBoSung"u8, InventedPerson.Words.Officer);
            json.WriteString("NoiDungBoSung"u8, InventedPerson.Words.Supplement);
            json.WriteIsoTime("NgayBoSung"u8, asked);
            json.WriteString("NguoiTiepNhanBoSung"u8, InventedPerson.Words.Officer);
            json.WriteIsoTime("NgayTiepNhanBoSung"u8, came);
            json.WriteBoolean("TrangThaiBoSung"u8, came != 0);
            json.WriteIsoTime("NgayHenTraTruoc"u8, moved ? life.Due : 0);
            json.WriteIsoTime("NgayHenTraMoi"u8, moved ? life.DueAfterSupplement : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResults(Utf8JsonWriter json, DossierLife life, int upTo)
    {
        json.WriteStartArray("DanhSachGiayToKetQua"u8);
        if (life.ElectronicResult && life.TimeOf(LifeStep.Finished, upTo) != 0)
        {
            json.WriteStartObject();
            json.WriteString("TenGiayTo"u8, InventedPerson.Words.Result);
            json.WriteString("GiayToId"u8, "1"u8);
            WriteLink(json, "DuongDanTepTinKetQua"u8, life, 99);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
