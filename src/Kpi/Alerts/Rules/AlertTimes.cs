using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>When rules are evaluated, by the working calendar and in local time. Immutable; any thread may call.</summary>
public sealed class AlertTimes(WorkingCalendar calendar, LocalTime zone)
{
    // A week and a long holiday: further back no hour of a rule can lie.
    private const int MostDaysBack = 15;

    private readonly WorkingTime _working = new(calendar, zone);

    public WorkingCalendar Calendar => calendar;

    public LocalTime Zone => zone;

    /// <summary>Whether the calendar of a rule is open at the instant. Both ends of a spell of work belong to it.</summary>
    public bool IsOpen(AlertHours hours, DateTimeOffset now)
    {
        if (hours == AlertHours.Always)
        {
            return true;
        }

        var local = zone.ToLocal(Moment.From(now));
        return calendar.IsWorkingDay(DateOnly.FromDateTime(local.DateTime).DayNumber)
            && (hours == AlertHours.WorkingDays
                || calendar.Hours.Spells.Any(spell => TimeOnly.FromDateTime(local.DateTime) is var time && time >= spell.From && time <= spell.Until));
    }

    /// <summary>The last instant up to now at which a rule with hours of its own is to be evaluated; null where none lies near.</summary>
    public DateTimeOffset? LastAt(AlertRule rule, DateTimeOffset now)
    {
        var today = zone.DayOf(Moment.From(now));
        for (var day = today; day > today - MostDaysBack; day--)
        {
            if (rule.On.Count > 0 && !rule.On.Contains(DateOnly.FromDayNumber(day).DayOfWeek))
            {
                continue;
            }

            for (var i = rule.At.Count - 1; i >= 0; i--)
            {
                var at = zone.StartOf(day).Plus(rule.At[i].ToTimeSpan()).ToUtc();
                if (at <= now && IsOpen(rule.Hours, at))
                {
                    return at;
                }
            }
        }

        return null;
    }

    /// <summary>Whether all of the time between two instants is worked.</summary>
    public bool IsAllWork(DateTimeOffset from, DateTimeOffset until) =>
        _working.Between(Moment.From(from), Moment.From(until)) >= until - from;
}
