using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Open at the start + received = finished + refused + withdrawn + stopped + open at the end, also beyond today.</summary>
public sealed class PeriodBalanceTests
{
    // Before the month, within it, later today, and dated in days to come, both ways.
    private const string Dossiers =
        "received=02-20T08:00; received=02-20T08:00 finished=03-03T10:00; received=02-20T08:00 status=7 changed=02-25T08:00;"
        + "received=03-02T08:00 status=3 refused=03-04T08:00; received=03-02T08:00 status=8 changed=03-10T08:00; received=03-09T08:00 status=5;"
        + "received=03-20T16:00; received=03-10T08:00 finished=03-20T17:00; received=03-18T08:00 finished=03-25T10:00;"
        + "received=03-24T08:00; received=03-23T08:00 finished=03-26T10:00; status=3 refused=03-23T08:00;"
        + "received=03-09T08:00 status=7 changed=03-27T08:00; received=03-22T08:00 finished=03-12T10:00";

    [Theory]
    [InlineData("03-01", "03-19", 2, 6, 1, 3, 5)]
    [InlineData("03-01", "03-20", 2, 7, 2, 4, 5)]
    [InlineData("03-01", "03-21", 2, 7, 2, 4, 5)]
    [InlineData("03-01", "03-31", 2, 7, 2, 4, 5)]
    [InlineData("03-01", "2026-12-31", 2, 7, 2, 4, 5)]
    [InlineData("03-20", "03-31", 5, 1, 1, 1, 5)]
    [InlineData("03-21", "03-31", 5, 0, 0, 0, 5)]
    [InlineData("03-25", "2027-12-31", 5, 0, 0, 0, 5)]
    public void Period_balances_on_the_days_that_have_come(string from, string to, int before, int received, int finished, int left, int open)
    {
        var board = new WorkedBoard(Dossiers).Board;
        var period = WorkedBoard.Days(from, to);
        long Count(Measure measure) => board.Count(measure, Scope.Province, period);
        var ended = board.Read(KpiCatalogue.Find("refused-or-withdrawn")!, Scope.Province, period);

        Assert.Equal(
            (before, received, finished, left, open),
            ((int)board.Count(Counts.Open, Scope.Province, new Period(period.FromDay - 1, period.FromDay - 1)), (int)Count(Counts.Received),
                (int)Count(Counts.Finished), (int)(Count(Counts.Finished) + ended.Numerator!.Value - ended.Parts!["refused-at-intake"]),
                (int)Count(Counts.Open)));
        Assert.Equal(before + received, left + open);
    }

    [Fact]
    public void What_was_still_to_come_is_counted_once_its_day_has_come()
    {
        var board = new WorkedBoard(Dossiers);
        board.Board.AdvanceTo(DossierLines.At("04-01T00:00"));
        var period = WorkedBoard.Days("03-01", "03-31");
        Assert.Equal(
            (10, 5, 8, 4),
            ((int)board.Board.Count(Counts.Received, Scope.Province, period), (int)board.Board.Count(Counts.Finished, Scope.Province, period),
                (int)board.Board.Count(Counts.Finished, Scope.Province, period)
                    + (int)board.Board.Read(KpiCatalogue.Find("refused-or-withdrawn")!, Scope.Province, period).Numerator! - 1,
                (int)board.Board.Count(Counts.Open, Scope.Province, period)));
    }

    [Theory]
    [InlineData("03-01", "03-31", "03-01", "03-20")]
    [InlineData("03-20", "03-20", "03-20", "03-20")]
    [InlineData("03-05", "03-09", "03-05", "03-09")]
    [InlineData("03-21", "03-31", "03-21", "03-20")]
    [InlineData("2027-01-01", "2027-12-31", "03-21", "03-20")]
    public void Days_to_come_are_not_part_of_an_answer(string from, string to, string first, string last) =>
        Assert.Equal(new Period(DayOf(first), DayOf(last)), new WorkedBoard().Board.UpToToday(WorkedBoard.Days(from, to)));

    [Fact]
    public void Whole_period_is_null_until_something_has_been_received()
    {
        var board = new WorkedBoard("received=03-24T08:00; status=3 refused=03-02T08:00");
        Assert.Null(board.Board.WholePeriod());
        board.Put("received=03-19T08:00");
        Assert.Equal(WorkedBoard.Days("03-19", "03-20"), board.Board.WholePeriod());
    }

    private static int DayOf(string day) => WorkedBoard.Days(day, day).FromDay;
}
