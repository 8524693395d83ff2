using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>
/// Days gathered by working day: what comes on days off counts with the next working day. The last bucket is the one that is still being
/// filled: it ends with today, or with the next working day when today is off.
/// </summary>
internal sealed class WorkingDayBuckets
{
    /// <summary>How many working days the run rate looks back.</summary>
    public const int Recent = 20;

    /// <summary>With fewer complete working days than this there is no interval, and the rate since the start is used.</summary>
    public const int Fewest = 5;

    private readonly List<int> _ends = [];

    /// <param name="from">The first day that is covered.</param>
    public WorkingDayBuckets(WorkingCalendar calendar, int from, int today)
    {
        var current = calendar.IsWorkingDay(today) ? today : calendar.NextWorkingDay(today);
        for (var end = calendar.PreviousWorkingDay(current); end >= from && _ends.Count < Recent; end = calendar.PreviousWorkingDay(end))
        {
            _ends.Insert(0, end);
        }

        // A day before the first bucket belongs to none.
        FirstDay = _ends.Count > 0 ? Math.Max(from, calendar.PreviousWorkingDay(_ends[0]) + 1) : from;
        CurrentFirstDay = calendar.PreviousWorkingDay(current) + 1;
    }

    /// <summary>Complete buckets, at most <see cref="Recent"/>.</summary>
    public int Count => _ends.Count;

    public bool Enough => Count >= Fewest;

    public int FirstDay { get; }

    /// <summary>The first day of the bucket that is being filled.</summary>
    public int CurrentFirstDay { get; }

    /// <summary>The complete bucket that a day belongs to; -1 for none.</summary>
    public int IndexOf(int day)
    {
        if (day < FirstDay)
        {
            return -1;
        }

        var index = _ends.BinarySearch(day);
        index = index < 0 ? ~index : index;
        return index < _ends.Count ? index : -1;
    }
}
