namespace Ioc.Kpi.Calendars;

/// <summary>
/// Counts working days: how many lie before a day, and which day is the n-th. Both at once, for any day: inside the years of the calendar
/// by table, outside, where only weekends are known, by arithmetic. Days are <see cref="DateOnly.DayNumber"/>, of which 0 is a Monday.
/// </summary>
internal sealed class WorkedDays
{
    private const int Week = 7;

    // Of a week: how many days are worked before each weekday, and which weekday is the n-th that is worked.
    private readonly int[] _beforeWeekday = new int[Week];
    private readonly int[] _weekdays;

    // Of the listed years: how many days are worked before each day (the day after the last one included), and the days that are.
    private readonly int _first;
    private readonly int[] _before;
    private readonly int[] _days;
    private readonly int _surplusAfter;

    /// <param name="weekend">The weekdays that are off, not all of them.</param>
    /// <param name="first">The first day of the listed years.</param>
    /// <param name="end">The day after the last one.</param>
    /// <param name="exceptions">For days whose weekday does not tell, whether they are worked.</param>
    public WorkedDays(IEnumerable<DayOfWeek> weekend, int first, int end, IReadOnlyDictionary<int, bool> exceptions)
    {
        var off = weekend.Select(WeekdayOf).ToHashSet();
        _weekdays = [.. Enumerable.Range(0, Week).Where(weekday => !off.Contains(weekday))];
        for (var weekday = 0; weekday < Week; weekday++)
        {
            _beforeWeekday[weekday] = _weekdays.Count(worked => worked < weekday);
        }

        _first = first;
        _days = [.. Enumerable.Range(first, end - first)
            .Where(day => exceptions.TryGetValue(day, out var worked) ? worked : !off.Contains(WeekdayOf(day)))];
        _before = new int[end - first + 1];
        var before = WeekdaysBefore(first);
        for (int day = first, next = 0; day <= end; day++)
        {
            _before[day - first] = before + next;
            next += next < _days.Length && _days[next] == day ? 1 : 0;
        }

        _surplusAfter = _before[^1] - WeekdaysBefore(end);
    }

    /// <summary>How many days are worked before the day, from the beginning of the calendar on.</summary>
    public int Before(int day)
    {
        var at = day - _first;
        return (uint)at < (uint)_before.Length ? _before[at]
            : at < 0 ? WeekdaysBefore(day)
            : WeekdaysBefore(day) + _surplusAfter;
    }

    /// <summary>The working day that has so many before it.</summary>
    public int At(int before)
    {
        var at = before - _before[0];
        return (uint)at < (uint)_days.Length ? _days[at]
            : at < 0 ? WeekdayAt(before)
            : WeekdayAt(before - _surplusAfter);
    }

    public bool Contains(int day) => Before(day + 1) != Before(day);

    private static int WeekdayOf(DayOfWeek weekday) => ((int)weekday + Week - 1) % Week;

    private static int WeekdayOf(int day) => day - (WeekOf(day) * Week);

    /// <summary>Whole weeks before the day, rounded down also before the beginning.</summary>
    private static int WeekOf(int day) => Quotient(day, Week);

    private int WeekdaysBefore(int day)
    {
        var week = WeekOf(day);
        return (week * _weekdays.Length) + _beforeWeekday[day - (week * Week)];
    }

    private int WeekdayAt(int before)
    {
        var week = Quotient(before, _weekdays.Length);
        return (week * Week) + _weekdays[before - (week * _weekdays.Length)];
    }

    private static int Quotient(int number, int divisor) => number >= 0 ? number / divisor : ((number + 1) / divisor) - 1;
}
