using System.Text.Json;
using Ioc.Simulator.Feed;

namespace Ioc.Simulator.Replay;

/// <summary>
/// Plays a file from its first received time: each row comes once when it was received and once more when it was finished, sped up. Record
/// times stay those of the file; change times are real, so the order of versions holds. A restart plays from the beginning.
/// </summary>
internal sealed class ReplayFeed : IDossierFeed
{
    private readonly (long ChangedAt, int Row, bool Finished)[] _events;
    private readonly IReadOnlyList<ReplayRow> _rows;
    private readonly TimeProvider _clock;

    public ReplayFeed(IReadOnlyList<ReplayRow> rows, double speed, TimeProvider clock)
    {
        _rows = rows;
        _clock = clock;
        var started = clock.GetUtcNow().ToUnixTimeSeconds();
        var first = rows.Count == 0 ? 0 : rows.Min(row => row.Received);
        long VisibleAt(long time) => started + (long)((time - first) / speed);
        var received = rows.Select((row, index) => (ChangedAt: VisibleAt(row.Received), Row: index, Finished: false));
        // One second apart at least, since change times have whole seconds.
        var finished = rows.Index().Where(item => item.Item.Finished != 0).Select(item => (
            ChangedAt: Math.Max(VisibleAt(item.Item.Finished), VisibleAt(item.Item.Received) + 1), Row: item.Index, Finished: true));
        _events = [.. received.Concat(finished).Order()];
    }

    public FeedPage Read(long? since, FeedCursor? cursor, int limit, bool reversed = false)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var at = cursor is { } given && given.AsOf <= now ? given : new FeedCursor(now, since, 0);
        var from = FirstAtOrAfter(at.Since ?? long.MinValue);
        var total = Math.Max(0, FirstAtOrAfter(at.AsOf + 1) - from);
        var start = Math.Min(at.Offset, total);
        var count = Math.Min(limit, total - start);
        var next = start + count < total ? at with { Offset = start + count } : (FeedCursor?)null;
        return new FeedPage(at.AsOf, next, count, (json, index) =>
        {
            var position = from + (reversed ? total - 1 - (start + index) : start + index);
            var (changedAt, row, finished) = _events[position];
            Write(json, _rows[row], changedAt, finished);
        });
    }

    private int FirstAtOrAfter(long instant)
    {
        var low = 0;
        var high = _events.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].ChangedAt < instant)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void Write(Utf8JsonWriter json, ReplayRow row, long changedAt, bool finished)
    {
        json.WriteStartObject();
        json.WriteString("MaHoSo"u8, row.Id);
        json.WriteString("MaTTHC"u8, row.Procedure);
        json.WriteString("DonViXuLy"u8, row.Agency);
        json.WriteString("KenhThucHien"u8, ChannelCode(row.Channel));
        json.WriteString("LoaiDoiTuong"u8, ApplicantCode(row.Applicant));
        json.WriteString("TrangThaiHoSo"u8, finished ? row.Returned != 0 ? "10"u8 : "9"u8 : "4"u8);
        json.WriteTime("ThoiDiemCapNhat"u8, changedAt);
        json.WriteTime("NgayTiepNhan"u8, row.Received);
        json.WriteTime("NgayHenTra"u8, row.Due);
        json.WriteTime("NgayKetThucXuLy"u8, finished ? row.Finished : 0);
        json.WriteTime("NgayTra"u8, finished ? row.Returned : 0);
        WriteLists(json, row, finished);
        json.WriteEndObject();
    }

    private static void WriteLists(Utf8JsonWriter json, ReplayRow row, bool finished)
    {
        if (row.Fee.Length > 0)
        {
            json.WriteString("DuocThanhToanTrucTuyen"u8, row.Fee == "1" ? row.PaidOnline == "1" ? "1"u8 : "3"u8 : "0"u8);
            WriteList(json, "DanhSachLePhi"u8, row.Fee == "1" ? "Gia"u8 : default);
        }

        if (row.Digitised.Length > 0)
        {
            json.WriteStartArray("TaiLieuNop"u8);
            json.WriteStartObject();
            json.WriteFlag("DuocSoHoa"u8, row.Digitised == "1");
            json.WriteFlag("DuocTaiSuDung"u8, row.Reused == "1");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (row.ResultElectronic.Length > 0)
        {
            WriteList(json, "DanhSachGiayToKetQua"u8, finished && row.ResultElectronic == "1" ? "GiayToId"u8 : default);
        }
    }

    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> field)
    {
        json.WriteStartArray(name);
        if (!field.IsEmpty)
        {
            json.WriteStartObject();
            json.WriteString(field, "1"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string ChannelCode(string channel) => channel switch
    {
        "counter" => "1",
        "online" => "2",
        "postal" => "3",
        "" => "",
        _ => "9",
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
