using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of K08 to K11 where the citizen was waited for, on the board as its clock moves on.</summary>
public sealed class SupplementWaitTests
{
    private const string Dossier = "id=a received=03-02T08:00 due=03-19T17:00 ";

    // A working day: Tuesday to Wednesday.
    private const string Waited = "wait=03-10T08:00/03-11T08:00 ";

    [Fact]
    public void An_answer_that_comes_moves_the_due_date_and_the_clock_finds_it_there()
    {
        var board = new WorkedBoard(Dossier);
        AssertStocks(board, overdue: 1, soon: 0);

        board.Put(Dossier + "wait=03-19T08:00/ status=5 changed=03-20T09:00");
        AssertStocks(board, overdue: 0, soon: 0);

        // Waited for two hours and a half: due on Friday at 09:30, so not overdue before midnight.
        board.Put(Dossier + "wait=03-19T08:00/03-19T10:30 status=4 changed=03-20T10:00");
        AssertStocks(board, overdue: 0, soon: 1);
        board.Board.AdvanceTo(DossierLines.At("03-20T23:59"));
        AssertStocks(board, overdue: 0, soon: 1);
        board.Board.AdvanceTo(DossierLines.At("03-21T00:00"));
        AssertStocks(board, overdue: 1, soon: 0);
    }

    [Fact]
    public void A_wait_that_is_closed_and_nothing_else_is_a_change()
    {
        var board = new WorkedBoard(Dossier + "wait=03-10T08:00/");
        AssertStocks(board, overdue: 1, soon: 0);
        board.Put(Dossier + Waited + "changed=03-20T10:00");
        AssertStocks(board, overdue: 0, soon: 1);
    }

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData(Waited, 0, 1)]
    [InlineData(Waited + "moved=1", 1, 0)]
    [InlineData("wait=03-10T08:00/", 1, 0)]
    [InlineData("wait=03-10T08:00/03-17T08:00", 0, 0)]
    public void Stocks_go_by_the_due_date_that_counts(string waits, int overdue, int soon) =>
        AssertStocks(new WorkedBoard(Dossier + waits), overdue, soon);

    [Theory]
    [InlineData("finished=03-20T16:00", 0)]
    [InlineData(Waited + "finished=03-20T16:00", 1)]
    [InlineData(Waited + "finished=03-21T08:00", 0)]
    [InlineData(Waited + "moved=1 finished=03-20T10:00", 0)]
    [InlineData("wait=03-10T08:00/ finished=03-20T10:00", 0)]
    public void Finished_is_held_against_the_due_date_that_counts(string words, int onTime)
    {
        var board = new WorkedBoard(Dossier + words, now: "03-27T10:00");
        WorkedBoard.AssertReading(board.Read("on-time-rate", to: "03-27"), onTime, 1, 100.0 * onTime);
        WorkedBoard.AssertReading(board.Read("overdue-finished", to: "03-27"), 1 - onTime, 1, 1 - onTime);
    }

    [Theory]
    [InlineData(DueDate.Current, 0)]
    [InlineData(DueDate.Original, 1)]
    public void The_first_due_date_is_moved_by_the_wait_although_a_source_moved_the_later_one(DueDate due, int overdue)
    {
        // First due on the 12th, so on the 13th after the wait; the source moved it to the 30th.
        var board = new WorkedBoard(
            "id=a received=03-02T08:00 due=03-12T17:00; id=a received=03-02T08:00 due=03-30T17:00 moved=1 " + Waited + "changed=03-11T08:00",
            new CountingRules { Due = due });
        WorkedBoard.AssertReading(board.Read("overdue-open"), overdue, 1, overdue);
        WorkedBoard.AssertReading(board.Read("overdue-open", "03-13", "03-13"), 0, 1, 0);
        WorkedBoard.AssertReading(board.Read("overdue-open", "03-16", "03-16"), overdue, 1, overdue);
    }

    [Fact]
    public void Instants_of_the_past_go_by_it_too()
    {
        var board = new WorkedBoard(Dossier + Waited, now: "03-23T10:00");
        var instants = new[] { "03-18T12:00", "03-19T12:00", "03-20T12:00", "03-21T12:00", "03-23T09:00" }.Select(DossierLines.At).ToList();
        KpiDefinition[] kpis = [KpiCatalogue.Find("overdue-open")!, KpiCatalogue.Find("due-soon")!];
        var readings = board.Board.ReadAsOf(kpis, Scope.Province, instants);
        Assert.Equal([0, 0, 0, 1, 1], readings[0].Select(reading => (int)reading.Numerator!.Value));
        Assert.Equal([0, 1, 1, 0, 0], readings[1].Select(reading => (int)reading.Numerator!.Value));
    }

    [Theory]
    [InlineData(Withdrawn.Excluded, DueOutcome.Undetermined)]
    [InlineData(Withdrawn.OnTime, DueOutcome.OnDay)]
    public void Withdrawn_is_on_time_by_a_rule_only(Withdrawn rule, DueOutcome outcome)
    {
        var board = new WorkedBoard("id=a received=03-02T08:00 due=03-05T17:00 status=7 changed=03-09T08:00", new CountingRules { Withdrawn = rule });
        Assert.True(board.Board.TryFind(new DossierKey(1, 'a'), out var dossier));
        var context = new CountingContext(board.Board.Rules, board.Board.Zone, WorkingCalendar.BuiltIn, new ProcedureFacts(Catalogue.Empty, board.Board.Codes), new AgencyFacts(Catalogue.Empty, board.Board.Codes, default));
        Assert.Equal(outcome, new DossierView(dossier, context, wholeDays: true).Outcome);
    }

    private static void AssertStocks(WorkedBoard board, int overdue, int soon)
    {
        WorkedBoard.AssertReading(board.Read("overdue-open", to: "03-21"), overdue, 1, overdue);
        WorkedBoard.AssertReading(board.Read("due-soon", to: "03-21"), soon, 1, soon);
    }
}
