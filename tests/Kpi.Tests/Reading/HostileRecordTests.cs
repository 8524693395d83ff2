using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class HostileRecordTests : IDisposable
{
    private const string PersonalFields = """
        "ChuHoSo":"Nguyễn Thị Bí Mật","SoGiayToChuHoSo":"012345678901","MaDoiTuong":"TECHID-77","Email":"bimat@example.vn","Fax":"02033",
        "SoDienThoai":"0912345678","TrichYeuHoSo":"khai sinh cho Bí Mật","ThongTinKhac":"thôn 3","GhiChu":"gọi Bí Mật","ThongTinTra":"Bí Mật",
        "DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"012345678901"}],
        "TaiLieuNop":[{"TenTepDinhKem":"cmnd-bimat.pdf","DuongDanTaiTepTin":"https://kho/bimat/1"}],
        "DanhSachGiayToKetQua":[{"TenGiayTo":"Giấy khai sinh Bí Mật","DuongDanTepTinKetQua":"https://kho/bimat/2"}],
        "DanhSachHoSoBoSung":[{"NguoiYeuCauBoSung":"Bí Mật","NoiDungBoSung":"thiếu Bí Mật","NgayBoSung":"20261122090000"}]
        """;

    private readonly RecordFixture _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Nothing_of_a_person_is_in_the_update_or_in_the_codes()
    {
        var read = _record.ReadWith(PersonalFields + ",\"MaTTHC\":\"1.001234\",\"DonViXuLy\":\"Bí Mật\"");
        Assert.Equal(RejectionCode.None, read.Rejection);
        var update = read.Update;
        var packed = new byte[UpdateCodec.MaxSize];
        var written = UpdateCodec.Write(update, packed);
        byte[][] places = [packed[..written], MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref update, 1)).ToArray()];
        string[] secrets = ["Bí Mật", "bimat", "012345678901", "TECHID", "0912345678", "khai sinh", "thôn 3", "02033", RecordFixture.Id];
        foreach (var place in places)
        {
            Assert.All(secrets, secret => Assert.Equal(-1, place.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret))));
            Assert.All(secrets, secret => Assert.Equal(-1, place.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret))));
        }

        Assert.Equal(["(none)", "H49.12"], Enumerable.Range(0, _record.Codes.Agencies.Count).Select(_record.Codes.Agencies.TextOf));
        Assert.Equal(["(none)", "1.001234"], Enumerable.Range(0, _record.Codes.Procedures.Count).Select(_record.Codes.Procedures.TextOf));
    }

    [Fact]
    public void Personal_fields_do_not_change_the_update_whatever_they_hold()
    {
        var plain = _record.ReadWith("").Update;
        string[] values =
        [
            "\"\\ud800\"", "\"\\u0000\"", "1e400", "null", "true", "[[[[[[[[[[{\"MaHoSo\":\"inner\"}]]]]]]]]]]", "{\"NgayTiepNhan\":\"bad\",\"MaHoSo\":5}",
            "\"" + new string('x', 1_000_000) + "\"", "[" + string.Join(',', Enumerable.Repeat("{}", 10_000)) + "]",
        ];
        foreach (var name in (string[])["ChuHoSo", "DinhDanhCHS", "GhiChu", "unheard-of", "MaHoSo2", "mahoso", "", "\\ud800"])
        {
            foreach (var value in values)
            {
                var update = _record.ReadWith($"\"{name}\":{value}").Update;
                Assert.Equal((plain.Key, plain.Content), (update.Key, update.Content));
            }
        }
    }

    [Fact]
    public void Invalid_utf8_matters_only_in_needed_codes()
    {
        var bytes = Encoding.Latin1.GetBytes(RecordFixture.Record("\"ChuHoSo\":\"\u00ff\u00fe\",\"\u00ff\":\"\u00c3\""));
        Assert.Equal(RejectionCode.None, _record.Read(bytes).Rejection);
        Assert.Equal(RejectionCode.UnreadableId, _record.Read(Encoding.Latin1.GetBytes(RecordFixture.Record("\"MaHoSo\":\"\u00ff\""))).Rejection);
        Assert.Equal(RejectionCode.UnreadableText, _record.Read(Encoding.Latin1.GetBytes(RecordFixture.Record("\"MaTTHC\":\"\u00c3\""))).Rejection);
    }

    [Fact]
    public void Nul_in_a_code_is_kept_as_it_is()
    {
        var read = _record.ReadWith("\"MaTTHC\":\"a\\u0000b\"");
        Assert.Equal("a\0b", _record.ProcedureOf(read));
    }

    [Fact]
    public void Escaped_names_and_texts_are_understood()
    {
        var read = _record.ReadWith("\"\\u004daTTHC\":\"\\u00e1\\ud83d\\ude00\\t\\\"\\\\\\/b\",\"Kenh\\u0054hucHien\":\"\\u0032\"");
        Assert.Equal("\u00e1\ud83d\ude00\t\"\\/b", _record.ProcedureOf(read));
        Assert.Equal(Channel.Online, read.Content.Channel);
    }

    [Fact]
    public void Million_fields_and_huge_texts_are_passed_over()
    {
        var many = new StringBuilder("{");
        for (var i = 0; i < 1_000_000; i++)
        {
            many.Append("\"k").Append(i).Append("\":0,");
        }

        many.Append(RecordFixture.Record().AsSpan(1));
        Assert.Equal(RejectionCode.None, _record.Read(many.ToString()).Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _record.ReadWith($"\"MaHoSo\":\"{new string('9', 5_000_000)}\"").Rejection);
        Assert.Equal(RejectionCode.UnreadableDue, _record.ReadWith($"\"NgayHenTra\":\"\\t{new string(' ', 5_000_000)}\"").Rejection);
        Assert.Equal(RejectionCode.UnreadableDue, _record.ReadWith($"\"NgayHenTra\":{new string('9', 5_000_000)}").Rejection);
    }

    [Theory]
    [InlineData("{\"MaHoSo\":")]
    [InlineData("{\"MaHoSo\":\"x\"")]
    [InlineData("{\"TaiLieuNop\":[{\"DuocSoHoa\":")]
    [InlineData("{\"ChuHoSo\":[")]
    [InlineData("{MaHoSo:1}")]
    [InlineData("{\"Gia\":NaN}")]
    [InlineData("{\"a\":\"\\x\"}")]
    public void What_is_not_json_is_the_fault_of_the_whole_body(string json) =>
        Assert.ThrowsAny<JsonException>(() => _record.Read(json));

    [Fact]
    public void Deeper_than_32_levels_is_the_fault_of_the_whole_body()
    {
        Assert.Equal(RejectionCode.None, _record.ReadWith($"\"x\":{new string('[', 31)}{new string(']', 31)}").Rejection);
        Assert.ThrowsAny<JsonException>(() => _record.ReadWith($"\"x\":{new string('[', 32)}{new string(']', 32)}"));
        Assert.ThrowsAny<JsonException>(() => _record.ReadWith($"\"x\":{new string('[', 1_000_000)}"));
    }
}
