using Ioc.Kpi.Calendars;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>A change from one way of counting to another, and which dossiers it can touch: most changes are about a few days or procedures.</summary>
internal sealed class Recount
{
    /// <summary>Days before and after the changed ones within which a next or previous working day can fall.</summary>
    private const int Margin = 40;

    private readonly CountingContext _before;
    private readonly bool _all;
    private readonly int _firstDay = int.MaxValue;
    private readonly int _lastDay = int.MinValue;

    public Recount(CountingContext before, CountingContext next)
    {
        _before = before;
        Context = next;
        _all = before.Rules != next.Rules || before.Zone != next.Zone || !AgreeOnHours(before.Calendar, next.Calendar);
        foreach (var day in before.Calendar.Days.Concat(next.Calendar.Days).Select(day => day.Date.DayNumber)
            .Where(day => before.Calendar.IsWorkingDay(day) != next.Calendar.IsWorkingDay(day)))
        {
            _firstDay = Math.Min(_firstDay, day);
            _lastDay = Math.Max(_lastDay, day);
        }
    }

    public CountingContext Context { get; }

    public bool CanTouch(in DossierContent content) =>
        _all
        || _before.Procedures.ResultRequired(content.Procedure) != Context.Procedures.ResultRequired(content.Procedure)
        || _before.Agencies.Of(content.Agency) != Context.Agencies.Of(content.Agency)
        || (_firstDay <= _lastDay && CanReach(content));

    private static bool AgreeOnHours(WorkingCalendar before, WorkingCalendar next) =>
        before.Hours.ToString() == next.Hours.ToString() && before.Weekend.SequenceEqual(next.Weekend)
        && before.Years[0].Year == next.Years[0].Year && before.Years[^1].Year == next.Years[^1].Year;

    /// <summary>Whether any of the dossier's times lies within reach of the changed days, or a wait of unknown days moves its due date.</summary>
    private bool CanReach(in DossierContent content)
    {
        if (content.PausedSeconds > 0)
        {
            return true;
        }

        var (first, last) = (int.MaxValue, int.MinValue);
        ReadOnlySpan<Time.Moment> times = [content.Received, content.Due, content.Finished, content.Returned, content.Refused, .. content.Pauses];
        foreach (var time in times)
        {
            if (time.Exists)
            {
                var day = _before.Zone.DayOf(time);
                first = Math.Min(first, day);
                last = Math.Max(last, day);
            }
        }

        return first - Margin <= _lastDay && last + Margin >= _firstDay;
    }
}
