using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

/// <summary>What happens to a record whose time of change stands there and cannot be read.</summary>
public sealed class ChangeTimeTests : IDisposable
{
    private const string Received = "2026-11-22T08:30:00+07:00";
    private readonly RecordFixture _record = new();

    public void Dispose() => _record.Dispose();

    [Theory]
    [InlineData("\"22/11/2026 09:00\"")]
    [InlineData("\"20261322090000\"")]
    [InlineData("1e400")]
    [InlineData("true")]
    [InlineData("{\"at\":\"20261122090000\"}")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public void Unreadable_change_time_is_suspect_and_the_record_is_as_old_as_what_it_tells_of(string value)
    {
        var read = _record.ReadWith($"\"ThoiDiemCapNhat\":{value}");

        Assert.Equal((RejectionCode.None, Suspicions.UnreadableChangeTime), (read.Rejection, read.Suspicions));
        Assert.Equal(RecordFixture.At(Received), read.Update.ChangeTime);
        Assert.True(read.Update.Stamped);
    }

    [Theory]
    [InlineData("20261124090000", true)]
    [InlineData("20261124110000", false)]
    [InlineData("20990101000000", false)]
    public void Change_time_more_than_a_day_ahead_does_not_win_for_ever(string time, bool taken)
    {
        var read = _record.ReadWith($"\"ThoiDiemCapNhat\":\"{time}\"");

        Assert.Equal((RejectionCode.None, taken ? Suspicions.None : Suspicions.ChangeTimeInFuture), (read.Rejection, read.Suspicions));
        Assert.Equal(RecordFixture.At(taken ? "2026-11-24T09:00:00+07:00" : Received), read.Update.ChangeTime);
    }

    [Theory]
    [InlineData("\"ThoiDiemCapNhat\":\"\"")]
    [InlineData("\"ThoiDiemCapNhat\":null")]
    [InlineData("\"ThoiDiemCapNhat\":\"soon\",\"ThoiDiemCapNhat\":null")]
    [InlineData("\"ThoiDiemCapNhat\":\"00010101000000\"")]
    public void A_change_time_that_is_not_given_is_left_to_the_arrival(string fields)
    {
        var read = _record.ReadWith(fields);
        Assert.Equal((Suspicions.None, Moment.None), (read.Suspicions, read.Update.ChangeTime));
    }

    [Theory]
    [InlineData("\"NgayNopHoSo\":\"20261122080000\"", Received)]
    [InlineData("\"NgayKetThucXuLy\":\"20261123090000\",\"TrangThaiHoSo\":\"9\"", "2026-11-23T09:00:00+07:00")]
    [InlineData("\"NgayTra\":\"20261123093000\"", "2026-11-23T09:30:00+07:00")]
    [InlineData("\"NgayTuChoi\":\"20261122100000\"", "2026-11-22T10:00:00+07:00")]
    [InlineData("\"NgayHenTra\":\"20261123080000\"", Received)]
    [InlineData("\"NgayTra\":\"20261124080000\"", Received)]
    [InlineData("\"DanhSachHoSoBoSung\":[{\"NgayBoSung\":\"2026-11-22T09:00:00\",\"NgayTiepNhanBoSung\":\"2026-11-22T11:00:00\"}]", "2026-11-22T11:00:00+07:00")]
    public void The_latest_thing_that_has_happened_counts_and_promises_do_not(string fields, string expected) =>
        Assert.Equal(RecordFixture.At(expected), _record.ReadWith($"\"ThoiDiemCapNhat\":\"soon\",{fields}").Update.ChangeTime);

    [Fact]
    public void A_record_that_tells_of_nothing_stands_before_everything_else()
    {
        var read = _record.Read("""{"MaHoSo":"x","TrangThaiHoSo":"1","ThoiDiemCapNhat":"soon"}""");
        Assert.Equal(new Moment(0), read.Update.ChangeTime);
    }

    [Fact]
    public void An_old_page_without_a_readable_time_does_not_turn_a_dossier_back_and_a_newer_one_still_counts()
    {
        var finished = Update("\"ThoiDiemCapNhat\":\"20261122100000\",\"NgayKetThucXuLy\":\"20261122095900\",\"TrangThaiHoSo\":\"9\"");
        var old = Update("\"ThoiDiemCapNhat\":\"a while ago\"");
        var returned = Update(
            "\"ThoiDiemCapNhat\":\"just now\",\"NgayKetThucXuLy\":\"20261122095900\",\"NgayTra\":\"20261122110000\",\"TrangThaiHoSo\":\"10\"");

        Assert.Equal(DossierStatus.Finished, Fold(finished, old));
        Assert.Equal(DossierStatus.Finished, Fold(old, finished));
        Assert.Equal(DossierStatus.Returned, Fold(finished, old, returned));
        Assert.Equal(DossierStatus.Returned, Fold(returned, finished, old));
        Assert.Equal(DossierStatus.Processing, Fold(old));
    }

    [Fact]
    public void Where_no_time_of_a_source_can_be_read_the_order_of_arrival_is_left()
    {
        var processing = Update("\"ThoiDiemCapNhat\":\"22/11/2026 09:00\"");
        var paused = Update("\"ThoiDiemCapNhat\":\"22/11/2026 10:00\",\"TrangThaiHoSo\":\"5\"");

        Assert.Equal(DossierStatus.SupplementRequested, Fold(processing, paused));
        Assert.Equal(DossierStatus.Processing, Fold(processing, paused, processing));
    }

    private static byte Fold(params DossierUpdate[] updates)
    {
        var merge = new DossierMerge(new DossierCodes());
        var dossier = new Dossier();
        foreach (var update in updates)
        {
            merge.Apply(ref dossier, update);
        }

        return dossier.Content.Status;
    }

    private DossierUpdate Update(string fields) => _record.ReadWith(fields).Update;
}
