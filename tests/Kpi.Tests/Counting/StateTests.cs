using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Tests.Reading;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Every row of the table of states, from the bytes of a national record or the cells of an import to the day that it counts on.</summary>
public sealed class StateTests : IDisposable
{
    private const string Received = "20260302083000";
    private const string Finished = "20260305100000";

    private readonly RecordFixture _doors = new(statuses: new(new Dictionary<string, byte> { ["withdrawn"] = 7, ["waiting"] = 5, ["back"] = 10 }));

    public void Dispose() => _doors.Dispose();

    // Status, received, finished, handed over, refused; the change time is always 9 March, 15:00.
    [Theory]
    [InlineData("1", "", "", "", "", "", Suspicions.None)]
    [InlineData("1", "", Finished, "", "", "", Suspicions.None)]
    [InlineData("3", "", "", "", "20260304080000", "refused-at-intake 03-04", Suspicions.None)]
    [InlineData("3", "", Finished, "", "", "refused-at-intake 03-09", Suspicions.None)]
    [InlineData("3", Received, "", "", "20260304080000", "received 03-02, refused 03-04", Suspicions.None)]
    [InlineData("3", Received, Finished, "", "", "received 03-02, refused 03-09", Suspicions.None)]
    [InlineData("7", Received, "", "", "", "received 03-02, withdrawn 03-09", Suspicions.None)]
    [InlineData("7", Received, Finished, "20260306080000", "", "received 03-02, withdrawn 03-09", Suspicions.None)]
    [InlineData("8", Received, "", "", "", "received 03-02, stopped 03-09", Suspicions.None)]
    [InlineData("8", Received, Finished, "", "20260304080000", "received 03-02, stopped 03-09", Suspicions.None)]
    [InlineData("9", Received, Finished, "20260306080000", "", "received 03-02, finished 03-05", Suspicions.None)]
    [InlineData("10", Received, Finished, "20260306080000", "", "received 03-02, finished 03-05", Suspicions.None)]
    [InlineData("9", Received, "", "20260306080000", "", "received 03-02, finished 03-06", Suspicions.FinishTimeMissing)]
    [InlineData("10", Received, "", "20260306080000", "", "received 03-02, finished 03-06", Suspicions.FinishTimeMissing)]
    [InlineData("10", Received, "", "", "", "received 03-02, finished 03-09", Suspicions.FinishTimeMissing)]
    [InlineData("1", Received, "", "", "", "received 03-02, open", Suspicions.None)]
    [InlineData("2", Received, "", "", "", "received 03-02, open", Suspicions.None)]
    [InlineData("4", Received, "", "20260306080000", "20260304080000", "received 03-02, open", Suspicions.None)]
    [InlineData("5", Received, "", "", "", "received 03-02, open", Suspicions.None)]
    [InlineData("6", Received, "", "", "", "received 03-02, open", Suspicions.None)]
    [InlineData("1", Received, Finished, "", "", "received 03-02, open", Suspicions.FinishedButOpen)]
    [InlineData("2", Received, Finished, "", "", "received 03-02, open", Suspicions.FinishedButOpen)]
    [InlineData("4", Received, Finished, "", "", "received 03-02, open", Suspicions.FinishedButOpen)]
    [InlineData("5", Received, Finished, "", "", "received 03-02, open", Suspicions.FinishedButOpen)]
    [InlineData("6", Received, Finished, "", "", "received 03-02, open", Suspicions.FinishedButOpen)]
    [InlineData("12", Received, Finished, "", "", "received 03-02, finished 03-05", Suspicions.UnknownStatus)]
    [InlineData("12", Received, "", "20260306080000", "", "received 03-02, open", Suspicions.UnknownStatus)]
    [InlineData("9", Received, "20260301100000", "", "", "received 03-02, finished 03-02", Suspicions.FinishedBeforeReceived)]
    public void Record_counts_on_the_day_of_its_state(
        string status, string received, string finished, string returned, string refused, string story, Suspicions suspicions)
    {
        var read = _doors.Read(
            $$"""
            {"MaHoSo":"H49.12-260302-0001","TrangThaiHoSo":"{{status}}","NgayTiepNhan":"{{received}}","NgayKetThucXuLy":"{{finished}}",
             "NgayTra":"{{returned}}","NgayTuChoi":"{{refused}}","ThoiDiemCapNhat":"20260309150000"}
            """);
        var board = new WorkedBoard();
        board.Put(read.Update);
        Assert.Equal((RejectionCode.None, suspicions, story), (read.Rejection, read.Suspicions, board.Story()));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("4")]
    [InlineData("5")]
    [InlineData("6")]
    [InlineData("7")]
    [InlineData("8")]
    [InlineData("9")]
    [InlineData("10")]
    [InlineData("12")]
    public void Record_of_another_state_without_received_time_is_rejected(string status) =>
        Assert.Equal(
            RejectionCode.MissingReceived,
            _doors.Read($$"""{"MaHoSo":"x","TrangThaiHoSo":"{{status}}","NgayKetThucXuLy":"{{Finished}}"}""").Rejection);

    // Imports: the finished column alone decides between finished and open; words count only through the mapping.
    [Theory]
    [InlineData("", "", "", "received 03-02, open")]
    [InlineData("closed", "", "", "received 03-02, open")]
    [InlineData("open", "2026-03-05T10:00", "", "received 03-02, finished 03-05")]
    [InlineData("back", "2026-03-05T10:00", "2026-03-06T10:00", "received 03-02, finished 03-05")]
    [InlineData("back", "", "2026-03-06T10:00", "received 03-02, open")]
    [InlineData("waiting", "", "", "received 03-02, open")]
    [InlineData("waiting", "2026-03-05T10:00", "", "received 03-02, finished 03-05")]
    [InlineData("withdrawn", "", "", "received 03-02, withdrawn 03-09")]
    [InlineData("withdrawn", "2026-03-05T10:00", "", "received 03-02, finished 03-05")]
    public void Imported_row_counts_on_the_day_of_its_state(string word, string finished, string returned, string story)
    {
        var row = new ImportedRow { Id = "a", Received = "2026-03-02T08:30", Finished = finished, Returned = returned, Status = word };
        var update = _doors.ReadRow(row).Update;
        update.ChangeTime = DossierLines.At("03-09T15:00");
        update.Stamped = true;
        var board = new WorkedBoard();
        board.Put(update);
        Assert.Equal(story, board.Story());
    }

    [Fact]
    public void Imported_row_without_received_time_is_rejected_whatever_its_state() =>
        Assert.Equal(RejectionCode.MissingReceived, _doors.ReadRow(new() { Id = "a", Finished = "2026-03-05", Status = "withdrawn" }).Rejection);

    // Versions of one dossier, each later than the one before, and the day that follows from all of them.
    [Theory]
    [InlineData("status=7 changed=03-04T08:00; status=7 due=03-09T08:00 changed=03-06T08:00", "received 03-02, withdrawn 03-04")]
    [InlineData("status=8 changed=03-04T08:00; status=8 due=03-09T08:00 changed=03-06T08:00", "received 03-02, stopped 03-04")]
    [InlineData("status=7 changed=03-04T08:00; status=4 changed=03-05T08:00", "received 03-02, open")]
    [InlineData("status=7 changed=03-04T08:00; status=4 changed=03-05T08:00; status=7 changed=03-06T08:00", "received 03-02, withdrawn 03-04")]
    [InlineData("status=7 changed=03-04T08:00; status=8 changed=03-06T08:00", "received 03-02, stopped 03-06")]
    [InlineData("status=8 changed=03-04T08:00; finished=03-06T08:00", "received 03-02, finished 03-06")]
    [InlineData("finished=03-04T08:00; finished=03-04T08:00 status=4 changed=03-05T08:00", "received 03-02, open")]
    [InlineData("finished=03-04T08:00; status=4 changed=03-05T08:00; finished=03-09T08:00", "received 03-02, finished 03-09")]
    [InlineData("status=3 refused=03-03T08:00; status=4 changed=03-05T08:00", "received 03-02, open")]
    [InlineData("status=5 changed=03-03T08:00; status=4 changed=03-05T08:00", "received 03-02, open")]
    public void Last_state_decides_and_leaving_keeps_its_first_day(string versions, string story)
    {
        var lines = versions.Split("; ").Select(version => "id=a received=03-02T08:00 " + version).ToList();
        Assert.Equal(story, new WorkedBoard(string.Join(';', lines)).Story());
        Assert.Equal(story, new WorkedBoard(string.Join(';', lines.AsEnumerable().Reverse())).Story());
    }
}
