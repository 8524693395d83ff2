using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Tests.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

public sealed class TaskEvidenceTests
{
    // K003 has to be done before 30 September 2025, so 29 September is its last day; K054 is reported before the 20th of each month.
    private static readonly Plan Plan = PlanFiles.Loaded.Find("quang-ninh")!;

    [Theory]
    [InlineData("early", "2025-09-01", "2025-10-01", TaskState.Done, true)]
    [InlineData("on the day", "2025-09-29", "2025-10-01", TaskState.Done, true)]
    [InlineData("late by a day", "2025-09-30", "2025-10-01", TaskState.Done, false)]
    [InlineData("nobody entered anything", null, "2025-10-01", TaskState.Overdue, false)]
    [InlineData("before it was done", "2025-09-28", "2025-09-27", TaskState.Due, false)]
    public void Evidence_decides_how_a_task_stands_on_a_day(string why, string? doneOn, string clock, TaskState state, bool inTime)
    {
        var book = new TaskEvidenceBook(doneOn is null ? [] : [Entry(1, "K003", doneOn)]);
        var task = Task("K003", book, clock);

        Assert.True((state, inTime) == (task.State, task.InTime), why);
        Assert.Equal(string.CompareOrdinal(clock, "2025-09-29") > 0, task.Counts);
    }

    [Fact]
    public void Withdrawn_evidence_says_nothing_and_stays_in_the_history()
    {
        var book = new TaskEvidenceBook([Entry(1, "K003", "2025-09-01"), Entry(2, "K003", null, supersedes: 1)]);

        Assert.Equal((TaskState.Overdue, false), (Task("K003", book, "2025-10-01").State, Task("K003", book, "2025-10-01").InTime));
        Assert.Empty(book.Evidence);
        Assert.Equal([2L, 1L], book.History(Plan.Code, "K003").Select(entry => entry.Id));
        Assert.DoesNotContain(book.History(Plan.Code, "K003"), book.Stands);
    }

    [Fact]
    public void A_correction_moves_the_day()
    {
        var book = new TaskEvidenceBook([Entry(1, "K003", "2025-10-05"), Entry(2, "K003", "2025-09-20", supersedes: 1)]);

        Assert.Equal((TaskState.Done, true), (Task("K003", book, "2025-10-10").State, Task("K003", book, "2025-10-10").InTime));
    }

    /// <summary>On 20 August the report of July still stood for July; the one of August came later.</summary>
    [Fact]
    public void Each_report_of_a_recurring_task_stands_for_its_time()
    {
        var book = new TaskEvidenceBook([Entry(1, "K054", "2025-07-17"), Entry(2, "K054", "2025-08-25")]);

        Assert.Equal(TaskState.Recurring, Task("K054", book, "2025-07-19").State);
        Assert.Equal(TaskState.Overdue, Task("K054", book, "2025-08-20").State);
        Assert.Equal(TaskState.Recurring, Task("K054", book, "2025-08-25").State);
    }

    /// <summary>K27 of the plan from the board, on 1 October 2025: what is due, and of that what evidence says was done in time.</summary>
    [Fact]
    public void The_kpi_follows_the_evidence_at_once()
    {
        var surroundings = new SurroundingsBook(new Kpi.Catalogues.CatalogueBook(), new IndicatorShelf(), new Kpi.Sources.SourceBook()) { Plans = [Plan] };
        var board = new WorkedBoard();
        var day = Period.Day(new DateOnly(2025, 10, 1));
        long Done() => ((DerivedKpi)KpiCatalogue.Find("plan-tasks-on-time")!)
            .Read(board.Board, surroundings.At(board.Board.Now), Scope.Province, day).Numerator!.Value;
        var before = Done();

        surroundings.Tasks = new TaskEvidenceBook([Entry(1, "K003", "2025-09-29")]);
        Assert.Equal(before + 1, Done());
        surroundings.Tasks = new TaskEvidenceBook([Entry(1, "K003", "2025-09-29"), Entry(2, "K003", "2025-09-30", supersedes: 1)]);
        Assert.Equal(before, Done());
        surroundings.Tasks = new TaskEvidenceBook([Entry(1, "K003", "2025-09-29"), Entry(2, "K003", null, supersedes: 1)]);
        Assert.Equal(before, Done());
    }

    [Theory]
    [InlineData("2025-10-02", "QD 1", null, null, "K003", IndicatorFault.DateInFuture)]
    [InlineData("1999-12-31", "QD 1", null, null, "K003", IndicatorFault.DateTooEarly)]
    [InlineData(null, "QD 1", null, null, "K003", IndicatorFault.BadDate)]
    [InlineData("2025-10-01", null, null, " ", "K003", IndicatorFault.MissingEvidence)]
    [InlineData("2025-10-01", "CCCD 022099001234", null, null, "K003", IndicatorFault.PersonalNumber)]
    [InlineData("2025-10-01", null, "javascript:alert(1)", null, "K003", IndicatorFault.BadLink)]
    [InlineData("2025-10-01", "a\u0007", null, null, "K003", IndicatorFault.BadText)]
    [InlineData("2025-10-01", "QD 1", null, null, "K999", IndicatorFault.UnknownTask)]
    [InlineData("2025-10-01", "QD 1", null, null, "K003", null)]
    [InlineData("2025-10-01", null, "https://tinh.example/a", null, "K003", null)]
    [InlineData("2025-10-01", null, null, "minutes", "K003", null)]
    public void Bad_evidence_is_refused_with_its_reason(string? doneOn, string? document, string? link, string? note, string task, IndicatorFault? fault)
    {
        var draft = new TaskEvidenceDraft { Plan = Plan.Code, Task = task, DoneOn = doneOn is null ? null : WorkedFeed.Day(doneOn), Document = document, Link = link, Note = note };

        var problems = TaskEvidenceRules.Check(draft, Plan.FindTask(task), "an", new DateOnly(2025, 10, 1));

        Assert.Equal(fault, problems.Count == 0 ? null : Assert.Single(problems).Fault);
    }

    [Fact]
    public void A_withdrawal_names_its_reason()
    {
        var draft = new TaskEvidenceDraft { Plan = Plan.Code, Task = "K003", Supersedes = 1 };

        Assert.Equal(IndicatorFault.MissingNote, Assert.Single(TaskEvidenceRules.Check(draft, Plan.FindTask("K003"), "an", new DateOnly(2025, 10, 1))).Fault);
    }

    private static TaskProgress Task(string id, TaskEvidenceBook book, string clock) =>
        PlanTaskBook.Read(Plan, book.Evidence, WorkedFeed.Day(clock), WorkingCalendar.BuiltIn).Tasks.Single(task => task.Task.Id == id);

    private static TaskEvidenceEntry Entry(long id, string task, string? doneOn, long? supersedes = null) =>
        new(
            id,
            new TaskEvidenceDraft { Plan = Plan.Code, Task = task, DoneOn = doneOn is null ? null : WorkedFeed.Day(doneOn), Document = "QD 1", Supersedes = supersedes },
            "an", DateTimeOffset.UnixEpoch.AddSeconds(id));
}
