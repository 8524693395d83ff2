using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>Counts of working days; days are <see cref="DateOnly.DayNumber"/>.</summary>
internal static class WorkingDays
{
    /// <summary>The working days between two days, both included.</summary>
    public static int Between(WorkingCalendar calendar, int from, int to)
    {
        var count = 0;
        for (var day = from; day <= to; day++)
        {
            count += calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
