using System.Text;

namespace Ioc.Load.Records;

/// <summary>
/// A national exchange record of a fixed length whose variable parts stand at fixed places, so that making an update costs a copy of a
/// hundred bytes. Shorter values are padded with white space outside their quotes.
/// </summary>
internal sealed class RecordTemplate
{
    private const byte Newline = (byte)'\n';

    private readonly byte[] _bytes;
    private readonly int _agency;
    private readonly int _day;
    private readonly int _serial;
    private readonly int _procedure;
    private readonly int _channel;
    private readonly int _received;
    private readonly int _due;
    private readonly int _status;
    private readonly int _returned;
    private readonly int _finished;
    private readonly int _submitted;
    private readonly int _changed;

    private RecordTemplate(int size, int components)
    {
        var text = new StringBuilder();
        Put("{\"MaHoSo\":\"H49.");
        _agency = Slot("00");
        Put("-");
        _day = Slot("250101");
        Put("-");
        _serial = Slot("0000000");
        Put("\",\"MaTTHC\":\"1.");
        _procedure = Slot("000000");
        Put("\",\"TenTTHC\":\"Procedure\",\"KenhThucHien\":\"");
        _channel = Slot("2");
        Put("\",\"SoGiayToChuHoSo\":\"000000000000\",\"ChuHoSo\":\"Nobody\",\"LoaiDoiTuong\":\"1\",\"NgayTiepNhan\":\"");
        _received = Slot("20250101000000");
        Put("\",\"NgayHenTra\":\"");
        _due = Slot("20250101000000");
        Put("\",\"TrangThaiHoSo\":");
        _status = Slot("\"10\"");
        Put(",\"NgayTra\":");
        _returned = Slot("\"20250101000000\"");
        Put(",\"HinhThuc\":\"1\",\"NgayKetThucXuLy\":");
        _finished = Slot("\"20250101000000\"");
        Put(",\"DonViXuLy\":\"Agency\",\"TaiLieuNop\":[");
        Put(string.Join(',', Enumerable.Range(1, components).Select(Component)));
        Put("],\"DanhSachLePhi\":[{\"Gia\":\"20000\"}],\"DanhSachGiayToKetQua\":[],\"HoSoCoThanhPhanSoHoa\":\"1\"");
        Put(",\"TaiKhoanDuocXacThucVoiVNeID\":\"1\",\"DuocThanhToanTrucTuyen\":\"1\",\"NgayNopHoSo\":\"");
        _submitted = Slot("20250101000000");
        Put("\",\"ThoiDiemCapNhat\":\"");
        _changed = Slot("20250101000000");
        Put("\",\"TrichYeuHoSo\":\"");
        Put(new string('x', Math.Max(0, size - text.Length - 3)));
        Put("\"}");
        text.Append((char)Newline);
        _bytes = Encoding.ASCII.GetBytes(text.ToString());

        int Slot(string sample)
        {
            var at = text.Length;
            text.Append(sample);
            return at;
        }

        void Put(string part) => text.Append(part);
    }

    /// <summary>A record with one component, 700 bytes with its line's end.</summary>
    public static RecordTemplate Short { get; } = new(700, components: 1);

    /// <summary>A record with eight components and a long text, 3,000 bytes with its line's end.</summary>
    public static RecordTemplate Long { get; } = new(3000, components: 8);

    public int Length => _bytes.Length;

    /// <summary>Copies the parts that are the same in every record.</summary>
    public void Prepare(Span<byte> record) => _bytes.CopyTo(record);

    /// <summary>Writes the parts that differ over a prepared record.</summary>
    public void Write(Span<byte> record, DossierPlan plan, UpdateRef update)
    {
        var dossier = update.Dossier;
        var received = plan.ReceivedAt(dossier);
        var changed = plan.ChangedAt(update);
        var finish = plan.FinishStepOf(dossier);
        var status = plan.StatusAt(update);
        Digits.Write(DossierPlan.AgencyOf(dossier), record.Slice(_agency, 2));
        LocalSeconds.DayOf(received)[2..].CopyTo(record[_day..]);
        Digits.Write(dossier, record.Slice(_serial, 7));
        Digits.Write(DossierPlan.ProcedureOf(dossier), record.Slice(_procedure, 6));
        record[_channel] = (byte)('0' + DossierPlan.ChannelOf(dossier));
        LocalSeconds.Write(received, record.Slice(_received, 14));
        LocalSeconds.Write(received, record.Slice(_submitted, 14));
        LocalSeconds.Write(plan.DueAt(dossier), record.Slice(_due, 14));
        LocalSeconds.Write(changed, record.Slice(_changed, 14));
        WriteStatus(status, record.Slice(_status, 4));
        WriteOptional(update.Step >= finish ? plan.ChangedAt(update with { Step = (byte)finish }) : 0, record.Slice(_finished, 16));
        WriteOptional(status == 10 ? changed : 0, record.Slice(_returned, 16));
    }

    private static void WriteStatus(int status, Span<byte> text)
    {
        if (status == 10)
        {
            "\"10\""u8.CopyTo(text);
            return;
        }

        " \"0\""u8.CopyTo(text);
        text[2] = (byte)('0' + status);
    }

    private static void WriteOptional(long seconds, Span<byte> text)
    {
        if (seconds == 0)
        {
            "\"\"              "u8.CopyTo(text);
            return;
        }

        text[0] = text[15] = (byte)'"';
        LocalSeconds.Write(seconds, text[1..15]);
    }

    private static string Component(int number) =>
        $"{{{Name(number)}\"DuongDanTaiTepTin\":\"/files/{number}\",\"DuocSoHoa\":\"1\",\"DuocTaiSuDung\":\"0\",\"DuocLayTuKhoDMQG\":\"0\"}}";

    private static string Name(int number) => number > 1 ? $"\"TenTepDinhKem\":\"{new string('n', 60)}\"," : "";
}
