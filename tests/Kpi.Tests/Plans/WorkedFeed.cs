using Ioc.Kpi.Calendars;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>Feeds for worked examples: so many dossiers on every working day from the first of January 2025 up to the day before a clock.</summary>
internal static class WorkedFeed
{
    public static readonly DateOnly Start = new(2025, 1, 1);

    public static WorkingCalendar Calendar => WorkingCalendar.BuiltIn;

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    public static IReadOnlyList<DateOnly> WorkingDaysBefore(DateOnly clock, DateOnly? from = null) =>
    [
        .. Enumerable.Range((from ?? Start).DayNumber, Math.Max(0, clock.DayNumber - (from ?? Start).DayNumber))
            .Where(Calendar.IsWorkingDay).Select(DateOnly.FromDayNumber),
    ];

    public static CountReading Counts(DateOnly clock, long perDay, int services = 982) =>
        new(Start, [.. WorkingDaysBefore(clock).Select(day => new DayCount(day, perDay))], services);

    /// <summary>A hundred dossiers a working day; of the last 20 working days <paramref name="recent"/> are hits each, before that <paramref name="earlier"/>.</summary>
    public static RateReading Rates(DateOnly clock, long earlier, long recent)
    {
        var days = WorkingDaysBefore(clock);
        return new RateReading(Start, [.. days.Select((day, index) => new DayRatio(day, index < days.Count - 20 ? earlier : recent, 100))]);
    }
}
