using Ioc.Kpi.Time;

namespace Ioc.Kpi.Calendars;

/// <summary>
/// Working time between instants, in the hours of the calendar and the days of a time zone (kpis.md, 5.2). Every answer takes a few
/// look-ups, whatever lies between, and allocates nothing. Immutable; any thread may call. Asked only of instants that exist.
/// </summary>
public sealed class WorkingTime(WorkingCalendar calendar, LocalTime zone)
{
    /// <summary>The longest procedure that <see cref="DueOf"/> takes, in working days.</summary>
    public const int MostDays = 10_000;

    private const long DayLength = WorkingHours.DayMicroseconds;

    private readonly WorkingHours _hours = calendar.Hours;

    /// <summary>How much is worked from one instant until another; negative when the second is the earlier one.</summary>
    public TimeSpan Between(Moment from, Moment until) =>
        new((WorkedUntil(until) - WorkedUntil(from)) * TimeSpan.TicksPerMicrosecond);

    /// <summary>
    /// The earliest instant, itself in working time, by which so much is worked after the start: at the end of a spell rather than at the
    /// beginning of the next. No work at all leads from a start outside working time to the next opening.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The work is negative.</exception>
    public Moment Add(Moment start, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var microseconds = work.Ticks / TimeSpan.TicksPerMicrosecond;
        if (microseconds == 0)
        {
            return AtWork(start, _hours.ClosingMicroseconds);
        }

        var worked = WorkedUntil(start) + microseconds;
        var days = (worked - 1) / DayLength;
        return At(calendar.WorkingDayAt((int)days), _hours.TimeAfter(worked - (days * DayLength)));
    }

    /// <summary>
    /// A due date moved by the working time that was waited. Whole working days keep its hour, as <see cref="DueOf"/> does: due at 07:00 on
    /// Friday and waited for one working day is due at 07:00 on Monday, not at 17:00 on Friday. Nothing waited leaves it as it is.
    /// </summary>
    public Moment Postpone(Moment due, TimeSpan waited)
    {
        if (waited <= TimeSpan.Zero)
        {
            return due;
        }

        var day = zone.DayOf(due);
        var time = TimeOf(due, day);
        return waited.Ticks % WorkingHours.Day.Ticks == 0 && calendar.IsWorkingDay(day) && time <= _hours.ClosingMicroseconds
            ? At(DaysAfter(day, (int)(waited.Ticks / WorkingHours.Day.Ticks)), _hours.AtWork(time))
            : Add(due, waited);
    }

    /// <summary>
    /// The due date of a procedure by working days (kpis.md, 5.2). What comes in after hours counts as received on the next working morning,
    /// before hours at the opening, in the lunch break when the afternoon begins. The due date keeps the hour at which the dossier counts as
    /// received. A procedure of no days is one of the same day: due when that day closes.
    /// </summary>
    /// <param name="workingDays">How many the procedure takes; 0 for the same day.</param>
    /// <param name="cutoff">The hour of the procedure after which a dossier counts as received on the next working morning.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative, or more than <see cref="MostDays"/>.</exception>
    public Moment DueOf(Moment received, int workingDays, TimeOnly? cutoff = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostDays);
        var last = cutoff is { } hour ? Math.Min(WorkingHours.MicrosecondsOf(hour), _hours.ClosingMicroseconds) : _hours.ClosingMicroseconds;
        var start = AtWork(received, last);
        var day = zone.DayOf(start);
        return workingDays == 0
            ? At(day, _hours.ClosingMicroseconds)
            : At(DaysAfter(day, workingDays), TimeOf(start, day));
    }

    /// <summary>Working time up to the instant, from the beginning of the calendar on.</summary>
    private long WorkedUntil(Moment moment)
    {
        var day = zone.DayOf(moment);
        var before = calendar.WorkingDaysBefore(day);
        var today = calendar.WorkingDaysBefore(day + 1) == before ? 0 : _hours.WorkedUntil(TimeOf(moment, day));
        return (before * DayLength) + today;
    }

    /// <summary>The instant itself where it is worked and not after the last hour of its day; else when work begins next.</summary>
    private Moment AtWork(Moment moment, long last)
    {
        var day = zone.DayOf(moment);
        var time = TimeOf(moment, day);
        return calendar.IsWorkingDay(day) && time <= last
            ? At(day, _hours.AtWork(time))
            : At(calendar.NextWorkingDay(day), _hours.OpeningMicroseconds);
    }

    private int DaysAfter(int workingDay, int count) => calendar.WorkingDayAt(calendar.WorkingDaysBefore(workingDay) + count);

    private long TimeOf(Moment moment, int day) => moment.Microseconds - zone.StartOf(day).Microseconds;

    private Moment At(int day, long time) => new(zone.StartOf(day).Microseconds + time);
}
