using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Tasks;

/// <summary>
/// When reports are due. "Before" a day means: on the last working day before it (kpis.md, "Reporting duties"). Duties begin with the date of
/// the plan and end with its year; those without a day (periodic, continuous, monthly without a day) have no due day.
/// </summary>
public static class ReportCalendar
{
    /// <summary>The first day on or after today on which the report is due; null where there is none.</summary>
    public static DateOnly? NextDue(Plan plan, PlanReport report, DateOnly today, WorkingCalendar calendar) =>
        DueDays(plan, report, calendar).Cast<DateOnly?>().FirstOrDefault(day => day >= today);

    /// <summary>The last day before today on which the report was due; null where there is none.</summary>
    public static DateOnly? LastDue(Plan plan, PlanReport report, DateOnly today, WorkingCalendar calendar) =>
        DueDays(plan, report, calendar).Cast<DateOnly?>().LastOrDefault(day => day < today);

    /// <summary>All days on which the report is due, in their order.</summary>
    public static IReadOnlyList<DateOnly> DueDays(Plan plan, PlanReport report, WorkingCalendar calendar)
    {
        IEnumerable<DateOnly> limits = report switch
        {
            { Before: { } before } => [before],
            { BeforeDay: { } day } => Enumerable.Range(1, 12).Select(month => new DateOnly(plan.Year, month, day)),
            _ => [],
        };
        var from = plan.Document.Date ?? plan.FirstDay;
        return [.. limits.Select(limit => DateOnly.FromDayNumber(calendar.PreviousWorkingDay(limit.DayNumber))).Where(day => day >= from)];
    }
}
