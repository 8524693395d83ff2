using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class RecordListsTests : IDisposable
{
    private readonly RecordFixture _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Absent_lists_mean_none_and_are_known()
    {
        var read = _record.ReadWith("");
        Assert.Equal(
            DossierFacts.ComponentsKnown | DossierFacts.DigitisedKnown | DossierFacts.ReusedKnown | DossierFacts.ResultKnown
            | DossierFacts.FeeKnown | DossierFacts.PaymentKnown | DossierFacts.SupplementsKnown,
            read.Content.Facts);
    }

    [Fact]
    public void Components_are_counted_without_the_deleted_ones()
    {
        var read = _record.ReadWith(
            """
            "TaiLieuNop":[
              {"DuocSoHoa":"1","DuocTaiSuDung":"0"}, {"DuocSoHoa":0,"DuocTaiSuDung":"1"}, {"DuocTaiSuDung":2,"DuocLayTuKhoDMQG":"0"},
              {"DuocLayTuKhoDMQG":"1"}, {"DuocTaiSuDung":"3"}, {"IsDeleted":true,"DuocSoHoa":"1","DuocLayTuKhoDMQG":"1"},
              {"DuocSoHoa":"1","IsDeleted":"False"}, null, "text", [], 5]
            """);
        Assert.Equal((6, 2, 3), (read.Content.Components, read.Content.ComponentsDigitised, read.Content.ComponentsReused));
        Assert.True(read.Has(DossierFacts.Digitised | DossierFacts.Reused | DossierFacts.FromNationalStore));
    }

    [Fact]
    public void Deleted_components_prove_nothing()
    {
        var read = _record.ReadWith(
            """
            "TaiLieuNop":[{"IsDeleted":true,"DuocSoHoa":"1","DuocLayTuKhoDMQG":"1","DuongDanTaiTepTin":"/a"}],
            "DanhSachGiayToKetQua":[{"DuongDanTepTinKetQua":"/a"}]
            """);
        Assert.Equal(0, read.Content.Components);
        Assert.False(read.Has(DossierFacts.Digitised) || read.Has(DossierFacts.Reused) || read.Has(DossierFacts.FromNationalStore));
        Assert.False(read.Has(DossierFacts.ResultIsSubmittedFile));
    }

    [Fact]
    public void Counts_stop_at_255()
    {
        var items = string.Join(',', Enumerable.Repeat("""{"DuocSoHoa":"1","DuocTaiSuDung":"1"}""", 300));
        var read = _record.ReadWith($"\"TaiLieuNop\":[{items}],\"DanhSachHoSoBoSung\":[{items}]");
        Assert.Equal((255, 255, 255), (read.Content.Components, read.Content.ComponentsDigitised, read.Content.ComponentsReused));
        Assert.Equal(255, read.Content.Supplements);
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("\"0\"", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    public void Record_flag_alone_makes_a_dossier_digitised(string value, bool digitised) =>
        Assert.Equal(digitised, _record.ReadWith($"\"HoSoCoThanhPhanSoHoa\":{value}").Has(DossierFacts.Digitised));

    [Theory]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("\"[]\"", false)]
    [InlineData("[null]", false)]
    [InlineData("[{}]", true)]
    public void Any_result_document_is_an_electronic_result(string value, bool expected) =>
        Assert.Equal(expected, _record.ReadWith($"\"DanhSachGiayToKetQua\":{value}").Has(DossierFacts.ElectronicResult));

    [Theory]
    [InlineData("/files/b.pdf", true)]
    [InlineData("\\u002ffiles\\/b.pdf", true)]
    [InlineData("/files/c.pdf", false)]
    [InlineData("/files/b.pd", false)]
    [InlineData("", false)]
    public void Result_that_is_a_submitted_file_is_noticed_whatever_comes_first(string link, bool expected)
    {
        const string submitted = """
            "TaiLieuNop":[{"DuongDanTaiTepTin":"/files/a.pdf"},{"DuongDanTaiTepTin":"/files/b.pdf"},{"DuongDanTaiTepTin":""}]
            """;
        var results = $"\"DanhSachGiayToKetQua\":[{{\"DuongDanTepTinKetQua\":\"{link}\"}}]";
        Assert.Equal(expected, _record.ReadWith($"{submitted},{results}").Has(DossierFacts.ResultIsSubmittedFile));
        Assert.Equal(expected, _record.ReadWith($"{results},{submitted}").Has(DossierFacts.ResultIsSubmittedFile));
        Assert.False(_record.ReadWith("").Has(DossierFacts.ResultIsSubmittedFile));
    }

    [Theory]
    [InlineData("\"20000\"", true)]
    [InlineData("20000", true)]
    [InlineData("0.5", true)]
    [InlineData("\"1.500.000\"", true)]
    [InlineData("\"1,500,000\"", true)]
    [InlineData("\"2e3\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"0.000\"", false)]
    [InlineData("-5", false)]
    [InlineData("1e400", false)]
    [InlineData("\"1e400\"", false)]
    [InlineData("\"NaN\"", false)]
    [InlineData("\"Infinity\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"free\"", false)]
    [InlineData("true", false)]
    [InlineData("null", false)]
    [InlineData("[5]", false)]
    public void Fee_is_due_when_some_amount_is_more_than_nothing(string amount, bool due)
    {
        var read = _record.ReadWith($"\"DanhSachLePhi\":[{{\"Gia\":\"0\"}},{{\"TenPhiLePhi\":\"x\",\"Gia\":{amount}}}]");
        Assert.Equal((RejectionCode.None, due), (read.Rejection, read.Has(DossierFacts.FeeDue)));
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("2", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"3\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public void Payment_is_known_whatever_the_code_and_online_by_two_of_them(string value, bool online)
    {
        var read = _record.ReadWith($"\"DuocThanhToanTrucTuyen\":{value}");
        Assert.Equal((true, online), (read.Has(DossierFacts.PaymentKnown), read.Has(DossierFacts.PaidOnline)));
    }

    [Theory]
    [InlineData("\"1\"", true, true)]
    [InlineData("\"0\"", true, false)]
    [InlineData("null", false, false)]
    public void Identity_flag(string value, bool known, bool verified)
    {
        var read = _record.ReadWith($"\"TaiKhoanDuocXacThucVoiVNeID\":{value}");
        Assert.Equal((known, verified), (read.Has(DossierFacts.IdentityKnown), read.Has(DossierFacts.IdentityVerified)));
    }

    [Theory]
    [InlineData("""[{"MaCSDL":"7"},{"MaCSDL":"1"}]""", true)]
    [InlineData("""[{"MaCSDL":1}]""", true)]
    [InlineData("""[{"MaCSDL":"7"},{"MaCSDL":"11"}]""", false)]
    [InlineData("""["1"]""", false)]
    public void Population_database(string value, bool expected) =>
        Assert.Equal(expected, _record.ReadWith($"\"DSKetNoiCSDL\":{value}").Has(DossierFacts.PopulationDatabase));

    [Fact]
    public void Supplement_waits_are_kept_in_order_of_their_start()
    {
        var read = _record.ReadWith(
            """
            "DanhSachHoSoBoSung":[
              {"NgayBoSung":"2025-11-20T08:00:00"},
              {"NgayBoSung":"20251101080000","NgayTiepNhanBoSung":"20251103080000","NoiDungBoSung":"skipped","NgayHenTraMoi":null},
              {"NgayBoSung":"2025-11-10T08:00:00+07:00","NgayTiepNhanBoSung":"2025-11-12T08:00:00","NgayHenTraMoi":"0001-01-01T00:00:00"}]
            """);
        Assert.Equal(3, read.Content.Supplements);
        Assert.False(read.Has(DossierFacts.DueMovedBySupplement));
        Assert.Equal(
            [
                RecordFixture.At("2025-11-01T08:00:00+07:00"), RecordFixture.At("2025-11-03T08:00:00+07:00"),
                RecordFixture.At("2025-11-10T08:00:00+07:00"), RecordFixture.At("2025-11-12T08:00:00+07:00"),
                RecordFixture.At("2025-11-20T08:00:00+07:00"), Moment.None,
            ],
            PausesOf(read));
    }

    [Fact]
    public void Earliest_three_waits_are_kept_whatever_the_order_of_the_list()
    {
        string[] items = [.. Enumerable.Range(1, 5).Select(day => $$"""{"NgayBoSung":"2025110{{day}}080000","NgayTiepNhanBoSung":"2025110{{day}}090000"}""")];
        var forward = _record.ReadWith($"\"DanhSachHoSoBoSung\":[{string.Join(',', items)}]");
        var backward = _record.ReadWith($"\"DanhSachHoSoBoSung\":[{string.Join(',', items.Reverse())}]");
        Assert.Equal(forward.Content, backward.Content);
        Assert.Equal(RecordFixture.At("2025-11-01T08:00:00+07:00"), PausesOf(backward)[0]);
        Assert.Equal(RecordFixture.At("2025-11-03T09:00:00+07:00"), PausesOf(backward)[5]);
    }

    [Theory]
    [InlineData("""{"NgayBoSung":"20251103080000","NgayTiepNhanBoSung":"20251101080000"}""")]
    [InlineData("""{"NgayBoSung":"20251103080000","NgayTiepNhanBoSung":"later"}""")]
    [InlineData("""{"NgayBoSung":"","NgayTiepNhanBoSung":"20251101080000"}""")]
    [InlineData("{}")]
    public void Waits_without_readable_bounds_count_but_do_not_pause(string item)
    {
        var read = _record.ReadWith($"\"DanhSachHoSoBoSung\":[{item}]");
        Assert.Equal(1, read.Content.Supplements);
        Assert.All(PausesOf(read), moment => Assert.False(moment.Exists));
    }

    [Fact]
    public void New_due_date_of_a_supplement_is_noticed() =>
        Assert.True(_record.ReadWith("\"DanhSachHoSoBoSung\":[{\"NgayHenTraMoi\":\"2025-12-01T17:00:00\"},{}]")
            .Has(DossierFacts.DueMovedBySupplement));

    private static Moment[] PausesOf(ReadRecord read)
    {
        var pauses = read.Content.Pauses;
        return [.. Enumerable.Range(0, Pauses.Length).Select(i => pauses[i])];
    }
}
