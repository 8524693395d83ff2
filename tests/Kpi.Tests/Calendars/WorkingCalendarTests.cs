using System.Globalization;
using Ioc.Kpi.Calendars;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>The calendar that ships with Ioc, held against the days as they were announced.</summary>
public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData("2026-03-20", true)]
    [InlineData("2026-03-21", false)]
    [InlineData("2026-03-22", false)]
    [InlineData("2026-03-23", true)]
    public void Weekends_are_off(string day, bool worked) => Assert.Equal(worked, IsWorked(day));

    [Theory]
    [InlineData("2025-04-26", "2025-05-02")]
    [InlineData("2026-01-10", "2026-01-02")]
    [InlineData("2026-08-22", "2026-08-31")]
    public void Swap_Saturday_is_worked_for_a_weekday_off(string saturday, string weekday)
    {
        Assert.Equal(DayOfWeek.Saturday, Day(saturday).DayOfWeek);
        Assert.InRange(Day(weekday).DayOfWeek, DayOfWeek.Monday, DayOfWeek.Friday);
        Assert.Equal((true, false), (IsWorked(saturday), IsWorked(weekday)));
        Assert.False(IsWorked(Day(saturday).AddDays(1).ToString("O", CultureInfo.InvariantCulture)));
    }

    // The last day worked before the holiday, and the first one after it.
    [Theory]
    [InlineData("2025-01-24", "2025-02-03")]
    [InlineData("2026-02-13", "2026-02-23")]
    [InlineData("2027-02-03", "2027-02-11")]
    public void Tet_is_off_from_end_to_end(string before, string after) => AssertOffBetween(before, after);

    [Theory]
    [InlineData("2025-04-29", "2025-05-05")]
    [InlineData("2026-04-29", "2026-05-04")]
    [InlineData("2027-04-29", "2027-05-04")]
    public void End_of_April_and_first_of_May_are_off(string before, string after) => AssertOffBetween(before, after);

    [Theory]
    [InlineData("2025-04-04", "2025-04-08")]
    [InlineData("2025-08-29", "2025-09-03")]
    [InlineData("2025-12-31", "2026-01-05")]
    [InlineData("2026-04-24", "2026-04-28")]
    [InlineData("2026-08-28", "2026-09-03")]
    [InlineData("2026-11-23", "2026-11-25")]
    [InlineData("2027-09-01", "2027-09-06")]
    public void Other_holidays_are_off(string before, string after) => AssertOffBetween(before, after);

    // The totals of the reference facts, counted apart from this calendar.
    [Theory]
    [InlineData(2025, new[] { 17, 20, 21, 21, 20, 21, 23, 21, 20, 23, 20, 23 }, 250)]
    [InlineData(2026, new[] { 21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20, 23 }, 249)]
    public void Months_have_as_many_working_days_as_was_counted_apart(int year, int[] months, int total)
    {
        var counted = Enumerable.Range(1, 12).Select(month => WorkedIn(new DateOnly(year, month, 1))).ToArray();
        Assert.Equal(months, counted);
        Assert.Equal(total, counted.Sum());
    }

    [Theory]
    [InlineData("1999-12-31", true)]
    [InlineData("2000-01-01", false)]
    [InlineData("2069-12-31", true)]
    [InlineData("2070-01-01", true)]
    [InlineData("2070-01-04", false)]
    public void Days_of_far_years_know_only_weekends(string day, bool worked) => Assert.Equal(worked, IsWorked(day));

    [Fact]
    public void Every_day_has_a_name_and_a_source_and_lies_in_a_year_that_is_covered()
    {
        var calendar = WorkingCalendar.BuiltIn;
        Assert.Equal([new CalendarYear(2025, true), new CalendarYear(2026, true), new CalendarYear(2027, false)], calendar.Years);
        Assert.Equal([13, 17, 15], calendar.Years.Select(year => calendar.Days.Count(day => day.Date.Year == year.Year)));
        Assert.Equal(
            new CalendarDay(new DateOnly(2026, 1, 10), CalendarDayKind.Swap, "Làm bù cho 02/01/2026", true, "Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
            calendar.Find(Day("2026-01-10")));
        Assert.Null(calendar.Find(Day("2026-01-12")));
    }

    [Theory]
    [InlineData("2024-12-01", 2024)]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-12-01", null)]
    [InlineData("2027-11-30", null)]
    [InlineData("2027-12-01", 2028)]
    [InlineData("2027-12-31", 2028)]
    [InlineData("2028-01-01", 2028)]
    [InlineData("2028-12-01", 2028)]
    public void The_year_that_is_missing_is_told_from_1_December_on(string today, int? missing) =>
        Assert.Equal(missing, WorkingCalendar.BuiltIn.MissingYear(Day(today)));

    [Theory]
    [InlineData("2026-11-25", new[] { "2027-04-16", "2027-05-03" })]
    [InlineData("2027-04-16", new[] { "2027-04-16", "2027-05-03" })]
    [InlineData("2027-04-17", new[] { "2027-05-03" })]
    [InlineData("2027-05-04", new string[0])]
    public void Days_that_no_document_fixes_yet_are_told(string from, string[] days) =>
        Assert.Equal(days.Select(Day), WorkingCalendar.BuiltIn.UnconfirmedFrom(Day(from)).Select(day => day.Date));

    private static void AssertOffBetween(string before, string after)
    {
        var (last, first) = (Day(before), Day(after));
        for (var day = last.AddDays(1); day < first; day = day.AddDays(1))
        {
            Assert.False(WorkingCalendar.BuiltIn.IsWorkingDay(day.DayNumber), $"{day:O}");
        }

        Assert.Equal((true, true), (IsWorked(before), IsWorked(after)));
        Assert.Equal(first, DateOnly.FromDayNumber(WorkingCalendar.BuiltIn.NextWorkingDay(last.DayNumber)));
        Assert.Equal(last, DateOnly.FromDayNumber(WorkingCalendar.BuiltIn.PreviousWorkingDay(first.DayNumber)));
    }

    private static int WorkedIn(DateOnly first) =>
        Enumerable.Range(first.DayNumber, DateTime.DaysInMonth(first.Year, first.Month)).Count(WorkingCalendar.BuiltIn.IsWorkingDay);

    private static bool IsWorked(string day) => WorkingCalendar.BuiltIn.IsWorkingDay(Day(day).DayNumber);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
