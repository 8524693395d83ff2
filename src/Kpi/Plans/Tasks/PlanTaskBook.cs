using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Tasks;

/// <summary>
/// The tasks of a plan on a day, and plan-tasks-on-time (K27): tasks that were done by their day ÷ tasks whose day is past. A task without a
/// day counts nowhere. One that is done again and again counts by its last report: against the day of its report where the plan names one,
/// otherwise, once it has been reported at all, against the beginning of last month.
/// </summary>
public sealed class PlanTaskBook
{
    private readonly DateOnly _today;
    private readonly WorkingCalendar _calendar;

    private PlanTaskBook(Plan plan, IReadOnlyList<TaskProgress> tasks, DateOnly today, WorkingCalendar calendar)
    {
        (Plan, _today, _calendar) = (plan, today, calendar);
        Tasks = tasks;
        Due = tasks.Count(task => task.Counts);
        DoneInTime = tasks.Count(task => task is { Counts: true, InTime: true });
    }

    public Plan Plan { get; }

    /// <summary>All tasks in the order of the plan.</summary>
    public IReadOnlyList<TaskProgress> Tasks { get; }

    /// <summary>The denominator of K27.</summary>
    public int Due { get; }

    /// <summary>The numerator of K27.</summary>
    public int DoneInTime { get; }

    /// <summary>K27 in per cent; null while nothing is due.</summary>
    public double? OnTimeRate => Due > 0 ? 100.0 * DoneInTime / Due : null;

    /// <param name="evidence">By the id of the task; a task without an entry has none.</param>
    /// <param name="today">The local day of now.</param>
    public static PlanTaskBook Read(Plan plan, IReadOnlyDictionary<string, TaskEvidence> evidence, DateOnly today, WorkingCalendar calendar) =>
        new(plan, [.. plan.Tasks.Select(task => Read(plan, task, evidence.GetValueOrDefault(task.Id), today, calendar))], today, calendar);

    /// <summary>The tasks of the plan with the evidence of all plans.</summary>
    public static PlanTaskBook Read(Plan plan, IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> evidence, DateOnly today, WorkingCalendar calendar) =>
        new(plan, [.. plan.Tasks.Select(task => Read(plan, task, evidence.GetValueOrDefault((plan.Code, task.Id)), today, calendar))], today, calendar);

    /// <summary>The same tasks on the same day, with other evidence.</summary>
    public PlanTaskBook With(IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> evidence) => Read(Plan, evidence, _today, _calendar);

    private static TaskProgress Read(Plan plan, PlanTask task, TaskEvidence? evidence, DateOnly today, WorkingCalendar calendar)
    {
        if (evidence is not null && evidence.DoneOn > today)
        {
            evidence = evidence with { DoneOn = null };
        }

        return TaskEvidenceRules.IsReportedAgain(task) ? ReadRecurring(plan, task, evidence, today, calendar) : ReadOnce(task, evidence, today);
    }

    private static TaskProgress ReadOnce(PlanTask task, TaskEvidence? evidence, DateOnly today)
    {
        var last = task.Due?.LastDay;
        var past = today > last;
        if (evidence?.DoneOn is { } day)
        {
            return new TaskProgress(task, TaskState.Done, last, past, day <= last, evidence);
        }

        // The document says that it is done, not when; it is taken to have been in time.
        return task.ReportedDone ? new TaskProgress(task, TaskState.Done, last, past, true, evidence)
            : new TaskProgress(task, last is null ? TaskState.NoDate : past ? TaskState.Overdue : TaskState.Due, last, past, false, evidence);
    }

    private static TaskProgress ReadRecurring(Plan plan, PlanTask task, TaskEvidence? evidence, DateOnly today, WorkingCalendar calendar)
    {
        var reported = evidence?.LastReportUpTo(today);
        if (plan.Reports.FirstOrDefault(report => report.Task == task.Id && report.BeforeDay is not null) is { } duty)
        {
            var next = ReportCalendar.NextDue(plan, duty, today, calendar);
            var last = ReportCalendar.LastDue(plan, duty, today, calendar);
            var before = last is { } passed ? ReportCalendar.LastDue(plan, duty, passed, calendar) : null;
            var inTime = last is null || reported > (before ?? DateOnly.MinValue);
            return new TaskProgress(task, inTime ? TaskState.Recurring : TaskState.Overdue, next, last is not null, inTime, evidence);
        }

        var recent = reported >= new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return new TaskProgress(
            task, reported is null || recent ? TaskState.Recurring : TaskState.Overdue, null, reported is not null, recent, evidence);
    }
}
