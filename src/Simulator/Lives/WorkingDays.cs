using Ioc.Kpi.Calendars;

namespace Ioc.Simulator.Lives;

/// <summary>The built-in calendar as a table, so that "five working days later" is one look-up. Immutable.</summary>
internal sealed class WorkingDays
{
    private readonly int _first = new DateOnly(2015, 1, 1).DayNumber;
    private readonly int[] _workingDays;
    private readonly int[] _rankOf;

    public WorkingDays(WorkingCalendar calendar)
    {
        var last = new DateOnly(2060, 1, 1).DayNumber;
        var days = new List<int>();
        _rankOf = new int[last - _first];
        for (var day = _first; day < last; day++)
        {
            // The rank of the last working day up to and including this one.
            if (calendar.IsWorkingDay(day))
            {
                days.Add(day);
            }

            _rankOf[day - _first] = days.Count - 1;
        }

        _workingDays = [.. days];
    }

    public static WorkingDays BuiltIn { get; } = new(WorkingCalendar.BuiltIn);

    public bool IsWorkingDay(int day) => Rank(day) is >= 0 and var rank && _workingDays[rank] == day;

    /// <summary>The <paramref name="count"/>-th working day after the day; 0 gives the day itself, or the next working day if it is free.</summary>
    public int After(int day, int count)
    {
        var rank = Rank(day);
        var start = rank >= 0 && _workingDays[rank] == day ? rank : count == 0 ? rank + 1 : rank;
        return _workingDays[Math.Clamp(start + count, 0, _workingDays.Length - 1)];
    }

    private int Rank(int day) => _rankOf[Math.Clamp(day - _first, 0, _rankOf.Length - 1)];
}
