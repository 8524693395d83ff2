using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>Working time held against a walk from minute to minute, over the years of the calendar and beyond both their ends.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DateTime First = new(2024, 11, 1);
    private static readonly DateTime Last = new(2028, 3, 1);
    private static readonly long DayTicks = WorkingHours.Day.Ticks;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public void Between_and_add_are_what_a_walk_over_every_minute_finds(bool own, int seed)
    {
        var (calendar, working, slow, random) = Begin(own, seed);
        for (var i = 0; i < 150; i++)
        {
            var from = Minute(random);
            var until = from.AddMinutes(random.Next(25 * 1440));
            var (start, end) = (SlowCalendar.MomentOf(from), SlowCalendar.MomentOf(until));
            Assert.Equal(slow.Between(from, until), working.Between(start, end).TotalMinutes);
            Assert.Equal(-working.Between(start, end), working.Between(end, start));

            var minutes = random.Next(1, 4000);
            Assert.Equal(SlowCalendar.MomentOf(slow.Add(from, minutes)), working.Add(start, TimeSpan.FromMinutes(minutes)));
            Assert.Equal(slow.IsWorked(DateOnly.FromDateTime(from)), calendar.IsWorkingDay(DateOnly.FromDateTime(from).DayNumber));
        }
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 5)]
    public void Due_dates_are_what_a_walk_from_day_to_day_finds(bool own, int seed)
    {
        var (_, working, slow, random) = Begin(own, seed);
        for (var i = 0; i < 2000; i++)
        {
            var received = Minute(random);
            var days = random.Next(31);
            TimeOnly? cutoff = random.Next(2) == 0 ? null : new TimeOnly(random.Next(6, 20), random.Next(60));
            Assert.Equal(
                SlowCalendar.MomentOf(slow.DueOf(received, days, cutoff)), working.DueOf(SlowCalendar.MomentOf(received), days, cutoff));
        }
    }

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 7)]
    public void What_is_added_is_between_and_nothing_earlier_has_it(bool own, int seed)
    {
        var (_, working, _, random) = Begin(own, seed);
        for (var i = 0; i < 5000; i++)
        {
            var start = SlowCalendar.MomentOf(Minute(random)).Plus(TimeSpan.FromMicroseconds(random.NextInt64(60_000_000)));
            var work = TimeSpan.FromMicroseconds(random.NextInt64(1, 40 * DayTicks / TimeSpan.TicksPerMicrosecond));
            var end = working.Add(start, work);
            Assert.Equal(work, working.Between(start, end));
            Assert.True(working.Between(start, new Moment(end.Microseconds - 1)) < work);

            var middle = start.Plus(TimeSpan.FromTicks(random.NextInt64((end - start).Ticks)));
            Assert.Equal(work, working.Between(start, middle) + working.Between(middle, end));
        }
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 9)]
    public void A_due_date_is_postponed_by_just_the_time_waited_and_into_working_time(bool own, int seed)
    {
        var (_, working, _, random) = Begin(own, seed);
        for (var i = 0; i < 5000; i++)
        {
            var due = SlowCalendar.MomentOf(Minute(random));
            var waited = random.Next(2) == 0 ? TimeSpan.FromTicks(random.Next(1, 20) * DayTicks) : TimeSpan.FromMinutes(random.Next(1, 9000));
            var postponed = working.Postpone(due, waited);
            Assert.Equal(waited, working.Between(due, postponed));
            Assert.Equal(postponed, working.Add(postponed, TimeSpan.Zero));
            Assert.True(postponed >= working.Add(due, waited));
        }
    }

    [Fact]
    public void Nothing_waited_leaves_a_due_date_as_it_is()
    {
        var saturday = SlowCalendar.MomentOf(new DateTime(2026, 3, 21, 22, 15, 0));
        Assert.Equal(saturday, Begin(own: false, 0).Working.Postpone(saturday, TimeSpan.Zero));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var (_, working, _, _) = Begin(own: false, 0);
        var from = SlowCalendar.MomentOf(new DateTime(2026, 2, 13, 15, 0, 0));
        var sum = 0L;
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);

        void Ask()
        {
            var until = working.Add(from, TimeSpan.FromHours(13));
            sum += working.Between(from, until).Ticks + working.Postpone(until, WorkingHours.Day).Microseconds;
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var (_, working, _, _) = Begin(own: false, 0);
        var from = SlowCalendar.MomentOf(First);
        Assert.Throws<ArgumentOutOfRangeException>(() => working.Add(from, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => working.DueOf(from, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => working.DueOf(from, WorkingTime.MostDays + 1));
    }

    private static (WorkingCalendar Calendar, WorkingTime Working, SlowCalendar Slow, Random Random) Begin(bool own, int seed)
    {
        var calendar = own ? CalendarText.Read(CalendarText.Right) : WorkingCalendar.BuiltIn;
        return (calendar, new WorkingTime(calendar, LocalTime.Vietnam), new SlowCalendar(calendar), new Random(seed));
    }

    private static DateTime Minute(Random random) => First.AddMinutes(random.Next((int)(Last - First).TotalMinutes));
}
