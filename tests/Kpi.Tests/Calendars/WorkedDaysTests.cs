using Ioc.Kpi.Calendars;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>The counting of days, over every day that can occur and some that cannot.</summary>
public sealed class WorkedDaysTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Before_counts_and_at_leads_back_on_every_day(bool own)
    {
        var calendar = own ? CalendarText.Read(CalendarText.Right) : WorkingCalendar.BuiltIn;
        var slow = new SlowCalendar(calendar);
        var first = new DateOnly(1899, 1, 1).DayNumber;
        var counted = calendar.WorkingDaysBefore(first);
        for (var day = first; day < new DateOnly(2202, 1, 1).DayNumber; day++)
        {
            var worked = slow.IsWorked(DateOnly.FromDayNumber(day));
            Assert.Equal((counted, worked), (calendar.WorkingDaysBefore(day), calendar.IsWorkingDay(day)));
            Assert.True(!worked || calendar.WorkingDayAt(counted) == day, $"{day}");
            counted += worked ? 1 : 0;
        }
    }

    [Fact]
    public void Days_about_the_beginning_of_the_calendar_are_no_fault()
    {
        var calendar = WorkingCalendar.BuiltIn;

        // Day 0, 1 January of the year 1, is a Monday.
        Assert.Equal([-4, -3, 0, 1, 2, 3, 4, 7], Enumerable.Range(-4, 12).Where(calendar.IsWorkingDay));
        Assert.Equal((-3, 0, 0), (calendar.PreviousWorkingDay(0), calendar.NextWorkingDay(-3), calendar.NextWorkingDay(-1)));
        Assert.Equal(-4, calendar.PreviousWorkingDay(-3));
    }
}
