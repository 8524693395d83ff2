using Ioc.Kpi.Calendars;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

public sealed class PlanTaskTests
{
    private static readonly Plan QuangNinh = PlanFiles.Loaded.Find("quang-ninh")!;

    [Theory]
    [InlineData("nghe-an", "K022", "2025-06-30")]
    [InlineData("central", "K038", "2025-12-19")]
    [InlineData("central", "K001", "2025-06-25")]
    [InlineData("quang-ninh", "K038", "2025-08-31")]
    [InlineData("nghe-an", "K018", "2025-07-07")]
    public void Before_leaves_its_date_out_and_the_other_rules_do_not(string plan, string task, string last) =>
        Assert.Equal(WorkedFeed.Day(last), PlanFiles.Loaded.Find(plan)!.FindTask(task)!.Due!.LastDay);

    // K003 has to be done before the 30th of September.
    [Theory]
    [InlineData("2025-09-29", null, TaskState.Due, false)]
    [InlineData("2025-09-30", null, TaskState.Overdue, false)]
    [InlineData("2025-09-30", "2025-09-29", TaskState.Done, true)]
    [InlineData("2025-10-10", "2025-09-30", TaskState.Done, false)]
    [InlineData("2025-10-10", "2025-10-11", TaskState.Overdue, false)]
    public void Task_with_a_date_is_due_done_or_overdue(string clock, string? done, TaskState state, bool inTime)
    {
        var task = Task(QuangNinh, "K003", clock, done is null ? null : new TaskEvidence(WorkedFeed.Day(done), null, "minutes"));
        Assert.Equal((state, inTime), (task.State, task.InTime));
        Assert.Equal(clock != "2025-09-29", task.Counts);
    }

    [Theory]
    [InlineData("K002", TaskState.NoDate)]
    [InlineData("K005", TaskState.Recurring)]
    public void Task_without_a_date_is_never_late(string id, TaskState state)
    {
        var task = Task(QuangNinh, id, "2026-05-01", null);
        Assert.Equal((state, false), (task.State, task.Counts));
    }

    // A recurring task without a day: its last report has to be of this month or the last.
    [Theory]
    [InlineData("2025-09-01", TaskState.Recurring)]
    [InlineData("2025-08-31", TaskState.Overdue)]
    public void Recurring_task_goes_by_its_last_report(string reported, TaskState state)
    {
        var task = Task(QuangNinh, "K005", "2025-10-31", new TaskEvidence(null, WorkedFeed.Day(reported), "report"));
        Assert.Equal((state, true), (task.State, task.Counts));
    }

    // K054 is reported before the 20th: on 18 July (a Friday), 19 August and so on.
    [Theory]
    [InlineData("2025-07-18", null, TaskState.Recurring, false, "2025-07-18")]
    [InlineData("2025-07-19", null, TaskState.Overdue, true, "2025-08-19")]
    [InlineData("2025-07-19", "2025-07-17", TaskState.Recurring, true, "2025-08-19")]
    [InlineData("2025-08-20", "2025-07-17", TaskState.Overdue, true, "2025-09-19")]
    public void Monthly_task_goes_by_the_day_of_its_report(string clock, string? reported, TaskState state, bool counts, string next)
    {
        var task = Task(QuangNinh, "K054", clock, reported is null ? null : new TaskEvidence(null, WorkedFeed.Day(reported), "report"));
        Assert.Equal((state, counts, WorkedFeed.Day(next)), (task.State, task.Counts, task.LastDay));
    }

    [Fact]
    public void On_time_rate_is_done_by_due_over_due()
    {
        // Past on the 31st of October: K015, and K019, K021, K022, K029, K031, which the draft itself calls done.
        var book = PlanTaskBook.Read(PlanFiles.Loaded.Find("quang-ngai")!, new Dictionary<string, TaskEvidence>(), new DateOnly(2025, 10, 31), WorkingCalendar.BuiltIn);
        Assert.Equal((6, 5), (book.Due, book.DoneInTime));
        Assert.Equal(100 * 5 / 6.0, book.OnTimeRate!.Value, 9);
        Assert.Equal("K015", Assert.Single(book.Tasks, task => task.State == TaskState.Overdue).Task.Id);
    }

    [Fact]
    public void On_time_rate_is_unknown_while_nothing_is_due()
    {
        var book = PlanTaskBook.Read(PlanFiles.Loaded.Find("quang-ngai")!, new Dictionary<string, TaskEvidence>(), new DateOnly(2025, 9, 1), WorkingCalendar.BuiltIn);
        Assert.Equal((0, null), (book.Due, book.OnTimeRate));
    }

    [Theory]
    [InlineData("quang-ninh", "B01", "2025-06-24", "2025-07-18")]
    [InlineData("quang-ninh", "B01", "2025-07-18", "2025-07-18")]
    [InlineData("quang-ninh", "B01", "2025-07-19", "2025-08-19")]
    [InlineData("quang-ninh", "B01", "2025-09-30", "2025-10-17")]
    [InlineData("quang-ninh", "B02", "2025-07-01", "2025-07-24")]
    [InlineData("quang-ninh", "B01", "2025-12-31", null)]
    [InlineData("quang-ninh", "B03", "2025-07-01", "2025-12-24")]
    [InlineData("quang-ninh", "B03", "2025-12-25", null)]
    [InlineData("central", "B05", "2025-07-01", "2025-12-30")]
    [InlineData("central", "B02", "2025-07-01", null)]
    [InlineData("nghe-an", "B01", "2025-07-01", null)]
    [InlineData("cho-don", "B01", "2025-07-01", null)]
    public void Reports_are_due_on_the_working_day_before(string code, string report, string clock, string? due)
    {
        var plan = PlanFiles.Loaded.Find(code)!;
        var duty = plan.Reports.Single(each => each.Id == report);
        Assert.Equal(due is null ? null : WorkedFeed.Day(due), ReportCalendar.NextDue(plan, duty, WorkedFeed.Day(clock), WorkingCalendar.BuiltIn));
    }

    private static TaskProgress Task(Plan plan, string id, string clock, TaskEvidence? evidence)
    {
        var all = evidence is null ? new Dictionary<string, TaskEvidence>() : new Dictionary<string, TaskEvidence> { [id] = evidence };
        return PlanTaskBook.Read(plan, all, WorkedFeed.Day(clock), WorkingCalendar.BuiltIn).Tasks.Single(task => task.Task.Id == id);
    }
}
