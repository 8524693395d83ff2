using Ioc.Kpi.Calendars;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>A change from one way of counting to another, and which dossiers it can touch: most changes are about a few days or procedures.</summary>
internal sealed class Recount
{
    /// <summary>Days before and after the changed ones within which a next or previous working day can fall.</summary>
    private const int Margin = 40;

    private readonly CountingContext _before;
    private readonly bool _all;
    private readonly bool _otherWeekend;
    private readonly bool _otherHours;

    // Within reach of the changed days; from the first instant on, before the second one. Nothing where no day changed.
    private readonly Moment _from = Moment.Never;
    private readonly Moment _until = Moment.None;

    public Recount(CountingContext before, CountingContext next)
    {
        _before = before;
        Context = next;
        _all = before.Rules != next.Rules || before.Zone != next.Zone;
        _otherWeekend = !before.Calendar.Weekend.SequenceEqual(next.Calendar.Weekend);
        _otherHours = before.Calendar.Hours.ToString() != next.Calendar.Hours.ToString();
        var (firstDay, lastDay) = (int.MaxValue, int.MinValue);
        foreach (var day in before.Calendar.Days.Concat(next.Calendar.Days).Select(day => day.Date.DayNumber)
            .Where(day => before.Calendar.IsWorkingDay(day) != next.Calendar.IsWorkingDay(day)))
        {
            firstDay = Math.Min(firstDay, day);
            lastDay = Math.Max(lastDay, day);
        }

        if (firstDay <= lastDay)
        {
            _from = before.Zone.StartOf(firstDay - Margin);
            _until = before.Zone.StartOf(lastDay + Margin + 1);
        }
    }

    public CountingContext Context { get; }

    /// <summary>The measures to which a calendar matters also of a dossier that never waited.</summary>
    public static MeasureSet ByCalendar { get; } = MeasureSet.Of(MeasureSlots.Stocks.Where(stock => stock.ByCalendar));

    /// <summary>
    /// What of the dossier can change. A calendar matters to a due date only where a wait moves it; to a dossier that never waited, only to its working
    /// time and to <see cref="ByCalendar"/>, the hours of a day only to the first. Years that only one calendar lists make no difference of their own:
    /// outside the listed days weekdays decide.
    /// </summary>
    public RecountReach ReachOf(in DossierContent content)
    {
        if (_all
            || _before.Procedures.ResultRequired(content.Procedure) != Context.Procedures.ResultRequired(content.Procedure)
            || _before.Agencies.Of(content.Agency) != Context.Agencies.Of(content.Agency))
        {
            return RecountReach.Everything;
        }

        var otherDays = _otherWeekend || (_from < _until && CanReach(content));
        return !otherDays && !_otherHours ? RecountReach.Nothing
            : DossierView.HasWaited(content) ? RecountReach.Everything
            : otherDays ? RecountReach.Calendar
            : RecountReach.WorkingTime;
    }

    /// <summary>Whether any of the dossier's times lies within reach of the changed days, or a wait of unknown days moves its due date.</summary>
    private bool CanReach(in DossierContent content)
    {
        if (content.PausedSeconds > 0)
        {
            return true;
        }

        var (first, last) = (Moment.Never, Moment.None);
        Widen(content.Received);
        Widen(content.Due);
        Widen(content.Finished);
        Widen(content.Returned);
        Widen(content.Refused);
        foreach (var time in content.Pauses)
        {
            Widen(time);
        }

        return first < _until && last >= _from;

        void Widen(Moment time)
        {
            if (time.Exists)
            {
                (first, last) = (Moment.Earlier(first, time), Moment.Later(last, time));
            }
        }
    }
}
