using System.Text;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class NationalRecordReaderTests : IDisposable
{
    private readonly RecordFixture _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Full_record_becomes_the_canonical_update()
    {
        var read = _record.Read("""
            {"MaHoSo":"H49.12-251122-0001","MaTTHC":"1.001234.000.00.00.H49","TenTTHC":"x","KenhThucHien":"2","LoaiDoiTuong":"2",
             "NgayNopHoSo":"20251121170000","NgayTiepNhan":"20251122083000","NgayHenTra":"20251130170000","TrangThaiHoSo":"10",
             "NgayTra":"20251126090000","NgayKetThucXuLy":"20251125100000","NgayTuChoi":"","DonViXuLy":"y","HinhThuc":"0",
             "ThoiDiemCapNhat":"2025-11-26T09:00:01.123456+07:00"}
            """);

        Assert.Equal(RejectionCode.None, read.Rejection);
        Assert.Equal(Suspicions.None, read.Suspicions);
        Assert.Equal(7, read.Update.Source);
        Assert.False(read.Update.Stamped);
        Assert.Equal(RecordFixture.At("2025-11-26T09:00:01.123456+07:00"), read.Update.ChangeTime);
        Assert.Equal("H49.12", _record.AgencyOf(read));
        Assert.Equal("1.001234.000.00.00.H49", _record.ProcedureOf(read));
        Assert.Equal(
            (Channel.Online, ApplicantKind.Business, DossierStatus.Returned),
            (read.Content.Channel, read.Content.Applicant, read.Content.Status));
        Assert.Equal(RecordFixture.At("2025-11-21T17:00:00+07:00"), read.Content.Submitted);
        Assert.Equal(RecordFixture.At("2025-11-22T08:30:00+07:00"), read.Content.Received);
        Assert.Equal(RecordFixture.At("2025-11-30T17:00:00+07:00"), read.Content.Due);
        Assert.Equal(RecordFixture.At("2025-11-25T10:00:00+07:00"), read.Content.Finished);
        Assert.Equal(RecordFixture.At("2025-11-26T09:00:00+07:00"), read.Content.Returned);
        Assert.Equal(Moment.None, read.Content.Refused);
        Assert.True(read.Has(DossierFacts.CounterPickup));
    }

    [Fact]
    public void Key_is_that_of_the_trimmed_code()
    {
        using var hasher = new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]);
        Assert.True(hasher.TryHash("H49.12-251122-0001"u8, out var expected));

        Assert.Equal(expected, _record.ReadWith("").Update.Key);
        Assert.Equal(expected, _record.ReadWith("\"MaHoSo\":\" \\u0048\\u0034\\u0039.12-251122-0001\\n\"").Update.Key);
    }

    [Theory]
    [InlineData("\"1\"", Channel.Counter, false)]
    [InlineData("\"2\"", Channel.Online, false)]
    [InlineData("\" 3 \"", Channel.Postal, false)]
    [InlineData("2", Channel.Online, false)]
    [InlineData("null", Channel.Unknown, false)]
    [InlineData("\"\"", Channel.Unknown, false)]
    [InlineData("{\"a\":1}", Channel.Unknown, false)]
    [InlineData("\"4\"", Channel.Other, true)]
    [InlineData("\"online\"", Channel.Other, true)]
    public void Channel_codes(string value, Channel expected, bool suspect)
    {
        var read = _record.ReadWith($"\"KenhThucHien\":{value}");
        Assert.Equal(expected, read.Content.Channel);
        Assert.Equal(suspect ? Suspicions.UnknownChannel : Suspicions.None, read.Suspicions);
    }

    [Theory]
    [InlineData("\"1\"", 1)]
    [InlineData("2", 2)]
    [InlineData("\"10\"", 10)]
    [InlineData("10", 10)]
    [InlineData("\"0\"", 255)]
    [InlineData("\"11\"", 255)]
    [InlineData("\"09\"", 255)]
    [InlineData("\"done\"", 255)]
    [InlineData("\"\\ud800\"", 255)]
    [InlineData("true", 255)]
    [InlineData("null", 255)]
    [InlineData("[4]", 255)]
    public void Status_codes(string value, byte expected)
    {
        var read = _record.ReadWith($"\"TrangThaiHoSo\":{value}");
        Assert.Equal(expected, read.Content.Status);
        Assert.Equal(expected == DossierStatus.Unknown, (read.Suspicions & Suspicions.UnknownStatus) != 0);
    }

    [Fact]
    public void Missing_status_is_unknown_and_suspect()
    {
        var read = _record.Read("""{"MaHoSo":"x","NgayTiepNhan":"20261122083000"}""");
        Assert.Equal((DossierStatus.Unknown, Suspicions.UnknownStatus), (read.Content.Status, read.Suspicions));
    }

    [Theory]
    [InlineData("{}", RejectionCode.MissingId)]
    [InlineData("[]", RejectionCode.NotAnObject)]
    [InlineData("[{\"MaHoSo\":\"x\"}]", RejectionCode.NotAnObject)]
    [InlineData("\"text\"", RejectionCode.NotAnObject)]
    [InlineData("null", RejectionCode.NotAnObject)]
    [InlineData("1e400", RejectionCode.NotAnObject)]
    [InlineData("""{"MaHoSo":" ","NgayTiepNhan":"20261122083000"}""", RejectionCode.MissingId)]
    [InlineData("""{"MaHoSo":{"x":1},"NgayTiepNhan":"20261122083000"}""", RejectionCode.MissingId)]
    [InlineData("""{"MaHoSo":"\ud800","NgayTiepNhan":"20261122083000"}""", RejectionCode.UnreadableId)]
    [InlineData("""{"MaHoSo":"\uDC00\uD800","NgayTiepNhan":"20261122083000"}""", RejectionCode.UnreadableId)]
    [InlineData("""{"MaHoSo":"x\ufffe","NgayTiepNhan":"20261122083000"}""", RejectionCode.UnreadableId)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"4"}""", RejectionCode.MissingReceived)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"77"}""", RejectionCode.MissingReceived)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"4","NgayTiepNhan":""}""", RejectionCode.MissingReceived)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"4","NgayTiepNhan":"00010101000000"}""", RejectionCode.MissingReceived)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"1"}""", RejectionCode.None)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"3"}""", RejectionCode.None)]
    [InlineData("""{"MaHoSo":"x","TrangThaiHoSo":"1","NgayTiepNhan":"soon"}""", RejectionCode.UnreadableReceived)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":{}}""", RejectionCode.UnreadableReceived)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":true}""", RejectionCode.UnreadableReceived)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":"20261122083000","NgayHenTra":"20261332000000"}""", RejectionCode.UnreadableDue)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":"20261122083000","NgayKetThucXuLy":[]}""", RejectionCode.UnreadableFinished)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":"20261122083000","MaTTHC":"a\udfff"}""", RejectionCode.UnreadableText)]
    [InlineData("""{"MaHoSo":"x","NgayTiepNhan":"20261122083000","DonViXuLy":"\ud83d"}""", RejectionCode.UnreadableText)]
    public void Records_that_cannot_count_are_rejected_with_the_reason(string json, RejectionCode expected) =>
        Assert.Equal(expected, _record.Read(json).Rejection);

    [Fact]
    public void Codes_longer_than_256_bytes_are_rejected()
    {
        var longest = new string('x', 256);
        Assert.Equal(RejectionCode.None, _record.ReadWith($"\"MaHoSo\":\"{longest}\",\"MaTTHC\":\"{longest}\",\"DonViXuLy\":\"{longest}\"").Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _record.ReadWith($"\"MaHoSo\":\"{longest}x\"").Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _record.ReadWith($"\"MaTTHC\":\"{longest}x\"").Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _record.ReadWith($"\"MaTTHC\":\"\\t{new string('x', 40_000)}\"").Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _record.ReadWith($"\"MaHoSo\":\"free\",\"DonViXuLy\":\"{longest}x\"").Rejection);
        Assert.Equal(RejectionCode.None, _record.ReadWith($"\"DonViXuLy\":\"{longest}x\"").Rejection);
    }

    [Fact]
    public void Decomposed_text_equals_composed_text()
    {
        const string name = "Sở Tư pháp tỉnh Quảng Ninh";
        var composed = _record.ReadWith($"\"MaHoSo\":\"hồ sơ 1\",\"DonViXuLy\":\"{name}\"");
        var decomposed = _record.ReadWith(
            $"\"MaHoSo\":\"{"hồ sơ 1".Normalize(System.Text.NormalizationForm.FormD)}\"," +
            $"\"DonViXuLy\":\"\u00a0{name.Normalize(System.Text.NormalizationForm.FormD)} \"");

        Assert.Equal(composed.Update.Key, decomposed.Update.Key);
        Assert.Equal(composed.Content, decomposed.Content);
        Assert.Equal(name, _record.AgencyOf(decomposed));
    }

    [Fact]
    public void Last_of_repeated_fields_wins()
    {
        var read = _record.ReadWith(
            """
            "MaTTHC":"a","MaTTHC":"b","KenhThucHien":"9","KenhThucHien":"2","NgayHenTra":"bad","NgayHenTra":"20261130000000",
            "DanhSachLePhi":[{"Gia":5}],"DanhSachLePhi":[],"TaiLieuNop":[{"DuocSoHoa":"1"}],"TaiLieuNop":null,
            "NgayKetThucXuLy":"20261123000000","NgayKetThucXuLy":null
            """);
        Assert.Equal("b", _record.ProcedureOf(read));
        Assert.Equal(Channel.Online, read.Content.Channel);
        Assert.Equal((RejectionCode.None, Suspicions.None), (read.Rejection, read.Suspicions));
        Assert.False(read.Has(DossierFacts.FeeDue) || read.Has(DossierFacts.Digitised) || read.Content.Finished.Exists);
        Assert.Equal(0, read.Content.Components);
    }

    [Theory]
    [InlineData("H49.12-251122-0001", "H49.12")]
    [InlineData("H44.100-20260609-0092637", "H44.100")]
    [InlineData("H21.12.34-250706-0012", "H21.12.34")]
    [InlineData("000.00.53.H48-220921-0099", "000.00.53.H48")]
    [InlineData("G09-251122-00001", "G09")]
    [InlineData("H56.xx-250225-48211", "name")]
    [InlineData("H49.12-2511221-0001", "name")]
    [InlineData("H49.12-251122-001", "name")]
    [InlineData("H49.12-251122-00010000", "name")]
    [InlineData("H49.12.12.12.12-251122-0001", "name")]
    [InlineData("h49.12-251122-0001", "name")]
    [InlineData("H49.1-251122-0001", "name")]
    [InlineData("000.00.53.48-220921-0099", "name")]
    [InlineData("H49.12-251122", "name")]
    [InlineData("-251122-0001", "name")]
    public void Agency_is_the_prefix_of_the_code_or_else_the_name(string id, string agency) =>
        Assert.Equal(agency, _record.AgencyOf(_record.ReadWith($"\"MaHoSo\":\"{id}\",\"DonViXuLy\":\" name\"")));

    [Fact]
    public void Absent_codes_have_the_reserved_key()
    {
        var read = _record.ReadWith("\"MaHoSo\":\"free\",\"MaTTHC\":\" \"");
        Assert.Equal((0, 0), (read.Content.Agency, read.Content.Procedure));
    }

    [Fact]
    public void Rejected_records_make_no_codes_known()
    {
        _record.ReadWith("\"MaTTHC\":\"new\",\"NgayTiepNhan\":\"bad\"");
        Assert.Equal((1, 1), (_record.Codes.Procedures.Count, _record.Codes.Agencies.Count));
    }

    [Fact]
    public void Applicants_go_through_the_mapping_of_the_source()
    {
        Assert.Equal(ApplicantKind.Citizen, _record.ReadWith("\"LoaiDoiTuong\":\"1\"").Content.Applicant);
        Assert.Equal(ApplicantKind.Organisation, _record.ReadWith("\"LoaiDoiTuong\":4").Content.Applicant);
        Assert.Equal(ApplicantKind.Unknown, _record.ReadWith("\"LoaiDoiTuong\":\"0\"").Content.Applicant);

        using var ministry = new RecordFixture(new() { Applicants = new Dictionary<string, ApplicantKind> { ["0"] = ApplicantKind.Citizen } });
        Assert.Equal(ApplicantKind.Citizen, ministry.ReadWith("\"LoaiDoiTuong\":\"0\"").Content.Applicant);
        Assert.Equal(ApplicantKind.Unknown, ministry.ReadWith("\"LoaiDoiTuong\":\"1\"").Content.Applicant);
    }

    /// <summary>Keys come eight at a time; whatever the number and the length of the codes, each update has its own.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(29)]
    public void Every_update_of_a_batch_has_the_key_of_its_code(int records)
    {
        using var hasher = new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]);
        var codes = Enumerable.Range(0, records).Select(i => i % 5 == 4 ? new string('x', 50 + i) : $"H49.12-251122-{i:0000}").ToList();
        var batch = new UpdateBatch();
        _record.Reader.Begin(batch);
        foreach (var code in codes)
        {
            var json = new JsonCursor(Encoding.UTF8.GetBytes(RecordFixture.Record($"\"MaHoSo\":\"{code}\"")), NationalRecordReader.MaxDepth);
            Assert.True(_record.Reader.TryAdd(ref json, RecordFixture.Now, out _, out _));
        }

        _record.Reader.Complete();
        var at = 0;
        foreach (var code in codes)
        {
            at += UpdateCodec.Read(batch.Packed.Span[at..], out var update);
            Assert.True(hasher.TryHash(Encoding.UTF8.GetBytes(code), out var expected));
            Assert.Equal(expected, update.Key);
        }
    }
}
