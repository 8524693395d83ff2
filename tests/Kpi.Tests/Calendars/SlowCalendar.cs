using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>
/// Working time by looking at every minute, one after another: slow, and without any of the arithmetic under test. It takes from the
/// calendar nothing but its facts.
/// </summary>
internal sealed class SlowCalendar(WorkingCalendar calendar)
{
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 7, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<DateOnly, bool> _days = calendar.Days.ToDictionary(day => day.Date, day => day.Kind == CalendarDayKind.Swap);

    public static Moment MomentOf(DateTime local) => new((local - Epoch.DateTime).Ticks / TimeSpan.TicksPerMicrosecond);

    public bool IsWorked(DateOnly date) => _days.TryGetValue(date, out var worked) ? worked : !calendar.Weekend.Contains(date.DayOfWeek);

    /// <summary>Whether the minute that begins at the local time is worked.</summary>
    public bool IsWorked(DateTime minute)
    {
        var time = TimeOnly.FromDateTime(minute);
        return IsWorked(DateOnly.FromDateTime(minute)) && calendar.Hours.Spells.Any(spell => spell.From <= time && time < spell.Until);
    }

    /// <summary>Minutes worked between two local times that are whole minutes.</summary>
    public int Between(DateTime from, DateTime until)
    {
        var minutes = 0;
        for (var minute = from; minute < until; minute = minute.AddMinutes(1))
        {
            minutes += IsWorked(minute) ? 1 : 0;
        }

        return minutes;
    }

    /// <summary>When so many minutes, one at least, have been worked.</summary>
    public DateTime Add(DateTime start, int minutes)
    {
        var minute = start;
        for (; minutes > 0; minute = minute.AddMinutes(1))
        {
            minutes -= IsWorked(minute) ? 1 : 0;
        }

        return minute;
    }

    /// <summary>The due date by walking from day to day, as the rules of receipt say it.</summary>
    public DateTime DueOf(DateTime received, int workingDays, TimeOnly? cutoff)
    {
        var (opening, closing) = (calendar.Hours.Opening, calendar.Hours.Closing);
        var (day, time) = (DateOnly.FromDateTime(received), TimeOnly.FromDateTime(received));
        if (!IsWorked(day) || time > closing || time > cutoff)
        {
            (day, time) = (day.AddDays(1), opening);
        }

        while (!IsWorked(day))
        {
            day = day.AddDays(1);
        }

        while (!calendar.Hours.Spells.Any(spell => spell.From <= time && time <= spell.Until))
        {
            time = time.AddMinutes(1);
        }

        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorked(day) ? 1 : 0;
        }

        return day.ToDateTime(workingDays == 0 ? closing : time);
    }
}
