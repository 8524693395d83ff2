using System.Globalization;
using Ioc.Kpi.Board;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Tests.Reading;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Days, months and years begin at midnight of +07:00, whatever the zone of the machine.</summary>
[Collection(nameof(MachineZoneCollection))]
public sealed class DayBorderTests
{
    private static readonly Period OldYear = WorkedBoard.Days("2025-01-01", "2025-12-31");
    private static readonly Period LastDay = WorkedBoard.Days("2025-12-31", "2025-12-31");
    private static readonly Period FirstDay = WorkedBoard.Days("2026-01-01", "2026-01-01");

    public static TheoryData<string, string, int> Times()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var zone in new[] { "UTC", "America/New_York", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Paris" })
        {
            // The last and the first second of a year, in every spelling that a door reads.
            foreach (var (time, year) in new[]
            {
                ("20251231235959", 2025), ("20260101000000", 2026), ("2025-12-31T23:59:59", 2025), ("2026-01-01T00:00:00", 2026),
                ("2025-12-31T16:59:59Z", 2025), ("2025-12-31T17:00:00Z", 2026), ("2025-12-31T18:59:59+02:00", 2025),
                ("2025-12-31T19:00:00+02:00", 2026), ("2026-01-01", 2026),
            })
            {
                data.Add(zone, time, year);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void A_second_decides_over_the_year_on_any_machine(string zone, string time, int year) => MachineZone.On(zone, () =>
    {
        using var doors = new RecordFixture();
        var board = new WorkedBoard(now: "2026-01-01T08:00");
        board.Put(doors.Read(
            $$"""{"MaHoSo":"H49.12-251231-0001","NgayTiepNhan":"{{time}}","TrangThaiHoSo":"4","ThoiDiemCapNhat":"20260101070000"}""").Update);
        if (time.Contains('-', StringComparison.Ordinal))
        {
            var row = new ImportedRow { Id = "row", Received = time };
            var update = doors.ReadRow(row).Update;
            update.ChangeTime = board.Board.Now;
            board.Put(update);
        }

        var dossiers = board.Board.DossierCount;
        var (old, last, first, now) = (In(board, OldYear), In(board, LastDay), In(board, FirstDay), In(board, Period.Year(board.Board.Today)));
        Assert.Equal(year == 2025 ? (dossiers, dossiers, 0, 0) : (0, 0, dossiers, dossiers), (old, last, first, now));
        Assert.Equal(FirstDay, Period.Year(board.Board.Today));
        Assert.Equal(FirstDay, Period.Month(board.Board.Today));
    });

    [Theory]
    [InlineData("03-19T23:59:59", "03-19", 0)]
    [InlineData("03-20T00:00:00", "03-20", 1)]
    public void Today_changes_at_midnight_and_takes_what_is_overdue_with_it(string now, string today, int overdue)
    {
        var board = new WorkedBoard("received=03-02T08:00 due=03-19T17:00", now: now);
        Assert.Equal(today, board.Board.Today.ToString("MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(overdue, board.Read("overdue-open", today, today).Numerator);
    }

    private static int In(WorkedBoard board, Period period) => (int)board.Board.Count(Definitions.Counts.Received, Scope.Province, period);
}
