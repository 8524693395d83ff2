using Ioc.Kpi.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of the stocks, K10 and K11: now, as the clock moves on, and at the end of days past.</summary>
public sealed class StockKpiTests
{
    private const string Received = "received=03-02T08:00 ";

    // Dossiers, overdue now, due soon now, open now (Friday, 20 March, 10:30), applicable.
    [Theory]
    [InlineData("", 0, 0, 0, false)]
    [InlineData(Received, 0, 0, 1, false)]
    [InlineData(Received + "due=03-19T17:00", 1, 0, 1, true)]
    [InlineData(Received + "due=03-20T08:00", 0, 1, 1, true)]
    [InlineData(Received + "due=03-20T17:00", 0, 1, 1, true)]
    [InlineData(Received + "due=03-21T17:00", 0, 1, 1, true)]
    [InlineData(Received + "due=03-23T17:00", 0, 1, 1, true)]
    [InlineData(Received + "due=03-24T00:00", 0, 0, 1, true)]
    [InlineData(Received + "due=03-19T17:00; " + Received + "due=03-20T17:00; " + Received + "due=03-30T17:00; " + Received, 1, 1, 4, true)]
    [InlineData(Received + "due=03-19T17:00 status=5; " + Received + "due=03-19T17:00 status=6", 0, 0, 2, true)]
    [InlineData(Received + "due=03-20T17:00 status=5", 0, 1, 1, true)]
    [InlineData(Received + "due=03-19T17:00 finished=03-18T10:00", 0, 0, 0, true)]
    [InlineData(Received + "due=03-19T17:00 finished=03-18T10:00 status=4", 1, 0, 1, true)]
    [InlineData(Received + "due=03-19T17:00 status=7; " + Received + "due=03-19T17:00 status=8", 0, 0, 0, true)]
    [InlineData(Received + "due=03-19T17:00 status=3", 0, 0, 0, true)]
    [InlineData("status=1 due=03-19T17:00 changed=03-02T08:00; status=3 due=03-19T17:00 refused=03-02T08:00", 0, 0, 0, false)]
    [InlineData(Received + "due=03-19T17:00 finished=03-20T18:00", 0, 0, 0, true)]
    [InlineData("received=03-20T16:00 due=03-10T17:00", 1, 0, 1, true)]
    [InlineData("received=03-21T08:00 due=03-19T17:00", 0, 0, 0, true)]
    [InlineData("id=a " + Received + "due=03-19T17:00 finished=03-18T10:00; id=a " + Received + "due=03-19T17:00 changed=03-19T08:00", 1, 0, 1, true)]
    public void Stocks_of_now(string dossiers, int overdue, int soon, int open, bool applicable)
    {
        var board = new WorkedBoard(dossiers);
        WorkedBoard.AssertReading(board.Read("overdue-open"), overdue, open, overdue, applicable);
        WorkedBoard.AssertReading(board.Read("due-soon"), soon, open, soon, applicable);
    }

    // Due on the day of the clock: its status alone says whether somebody has begun. No status says nothing, and accuses nobody.
    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("status=1", 1, 0)]
    [InlineData("status=2", 1, 0)]
    [InlineData("status=4", 0, 1)]
    [InlineData("status=5", 0, 1)]
    [InlineData("status=6", 0, 1)]
    [InlineData("status=42", 0, 1)]
    [InlineData("status=9 finished=03-20T09:00", 0, 0)]
    [InlineData("status=7", 0, 0)]
    public void Due_soon_tells_apart_what_nobody_has_begun(string facts, int notBegun, int begun)
    {
        var reading = new WorkedBoard($"{Received} due=03-20T17:00 {facts}").Read("due-soon");
        Assert.Equal(notBegun + begun, reading.Numerator);
        Assert.Equal(new Dictionary<string, long> { ["no-progress"] = notBegun }, reading.Parts);
    }

    [Fact]
    public void A_step_takes_a_dossier_out_of_those_that_nobody_has_begun_and_past_days_do_not_tell_them()
    {
        var board = new WorkedBoard($"id=a {Received} due=03-20T17:00 status=2");
        Assert.Equal(1, board.Read("due-soon").Parts!["no-progress"]);
        board.Put($"id=a {Received} due=03-20T17:00 status=4 changed=03-20T10:00");
        Assert.Equal((1L, 0L), board.Read("due-soon") is var reading ? (reading.Numerator, reading.Parts!["no-progress"]) : default);
        Assert.Equal((1L, null), board.Read("due-soon", "03-19", "03-19") is var past ? (past.Numerator, past.Parts) : default);
    }

    [Theory]
    [InlineData("03-17T10:00", 0, 0)]
    [InlineData("03-17T23:59", 0, 0)]
    [InlineData("03-18T00:00", 0, 1)]
    [InlineData("03-19T23:59", 0, 1)]
    [InlineData("03-20T00:00", 1, 0)]
    public void Dossier_turns_due_soon_and_overdue_without_an_update(string now, int overdue, int soon)
    {
        var board = new WorkedBoard(Received + "due=03-19T17:00", now: "03-16T08:00");
        board.Board.AdvanceTo(DossierLines.At(now));
        WorkedBoard.AssertReading(board.Read("overdue-open"), overdue, 1, overdue);
        WorkedBoard.AssertReading(board.Read("due-soon"), soon, 1, soon);
    }

    [Theory]
    [InlineData("03-19T16:59", 0, 1)]
    [InlineData("03-19T17:00", 0, 1)]
    [InlineData("03-19T17:01", 1, 0)]
    public void By_the_instant_it_turns_overdue_right_after_the_due_time(string now, int overdue, int soon)
    {
        var rules = new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant };
        var board = new WorkedBoard(Received + "due=03-19T17:00", rules, "03-16T08:00");
        board.Board.AdvanceTo(DossierLines.At(now));
        WorkedBoard.AssertReading(board.Read("overdue-open"), overdue, 1, overdue);
        WorkedBoard.AssertReading(board.Read("due-soon"), soon, 1, soon);
    }

    [Theory]
    [InlineData("03-03", 0, 0, 2)]
    [InlineData("03-04", 0, 2, 2)]
    [InlineData("03-05", 0, 2, 2)]
    [InlineData("03-06", 2, 0, 2)]
    [InlineData("03-09", 1, 0, 1)]
    [InlineData("03-20", 0, 0, 1)]
    public void Stocks_of_a_past_day_are_those_of_its_end_and_leave_nobody_out_who_waits_today(string day, int overdue, int soon, int open)
    {
        var board = new WorkedBoard($"{Received} due=03-05T17:00 status=5; {Received} due=03-05T17:00 finished=03-09T10:00");
        WorkedBoard.AssertReading(board.Read("overdue-open", day, day), overdue, open, overdue);
        WorkedBoard.AssertReading(board.Read("due-soon", day, day), soon, open, soon);
    }

    // Due on Friday 2 January 2026, which is off, as Thursday is; Saturday 10 January is worked instead.
    [Theory]
    [InlineData("2026-01-02T17:00", "2025-12-30T23:59", 0)]
    [InlineData("2026-01-02T17:00", "2025-12-31T00:00", 1)]
    [InlineData("2026-01-05T17:00", "2025-12-31T00:00", 1)]
    [InlineData("2026-01-12T17:00", "2026-01-09T23:59", 0)]
    [InlineData("2026-01-12T17:00", "2026-01-10T00:00", 1)]
    [InlineData("2026-02-23T17:00", "2026-02-12T23:59", 0)]
    [InlineData("2026-02-23T17:00", "2026-02-13T00:00", 1)]
    public void One_working_day_ahead_reaches_over_holidays_to_the_last_day_worked(string due, string now, int soon)
    {
        var board = new WorkedBoard($"received=2025-12-01T08:00 due={due}", now: now);
        Assert.Equal(soon, board.Read("due-soon", now[..10], now[..10]).Numerator);
    }

    [Theory]
    [InlineData("03-18T16:59", 0)]
    [InlineData("03-18T17:00", 1)]
    public void Duration_replaces_the_working_day(string now, int soon)
    {
        var board = new WorkedBoard(Received + "due=03-20T17:00", new CountingRules { DueSoon = TimeSpan.FromHours(48) }, now);
        Assert.Equal(soon, board.Read("due-soon").Numerator);
    }
}
