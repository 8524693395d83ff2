using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>Bounds are wall-clock times of the province, to the tick, whatever the zone of the machine.</summary>
[Collection(nameof(MachineZoneCollection))]
public sealed class MuteEdgeTests
{
    private static readonly AlertFingerprint Alert = AlertWorld.Agency("H49.1");

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Ho_Chi_Minh")]
    public void Windows_begin_and_end_on_the_tick_on_any_machine(string zone) => MachineZone.On(zone, () =>
    {
        // 00:00 on Saturday 7 March 2026 in Viet Nam is 17:00 UTC the day before; New York changes its clock on the 8th.
        var midnight = new DateTimeOffset(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);
        var early = Window(new RoutingWeekly([DayOfWeek.Saturday], TimeSpan.Zero, TimeSpan.FromHours(4)));
        HoldsFor(early, midnight, midnight.AddHours(4));
        HoldsFor(early, midnight.AddDays(7), midnight.AddDays(7).AddHours(4));
        Assert.False(early.Covers(midnight.AddDays(1).AddHours(1)));

        var whole = Window(new RoutingWeekly([DayOfWeek.Saturday], TimeSpan.Zero, TimeSpan.FromDays(1)));
        HoldsFor(whole, midnight, midnight.AddDays(1));

        var over = Window(new RoutingWeekly([DayOfWeek.Saturday], TimeSpan.FromHours(23), TimeSpan.FromHours(1)));
        HoldsFor(over, midnight.AddHours(23), midnight.AddHours(25));
        Assert.False(over.Covers(midnight.AddMinutes(30)));

        var weekend = Window(new RoutingWeekly([DayOfWeek.Saturday, DayOfWeek.Sunday], TimeSpan.Zero, TimeSpan.FromDays(1)));
        HoldsFor(weekend, midnight, midnight.AddDays(2));
    });

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    public void Working_hours_and_days_are_those_of_the_province(string zone) => MachineZone.On(zone, () =>
    {
        // Wednesday 4 March 2026: 07:30 to 11:30 and 13:00 to 17:00 or as the calendar says.
        var day = new DateTimeOffset(2026, 3, 3, 17, 0, 0, TimeSpan.Zero);
        foreach (var (from, until) in Ioc.Kpi.Calendars.WorkingCalendar.BuiltIn.Hours.Spells)
        {
            Assert.Equal(
                (false, true, true, false),
                (Told(RoutingHours.WorkingHours, day + from.ToTimeSpan() - Tick), Told(RoutingHours.WorkingHours, day + from.ToTimeSpan()),
                    Told(RoutingHours.WorkingHours, day + until.ToTimeSpan() - Tick), Told(RoutingHours.WorkingHours, day + until.ToTimeSpan())));
        }

        // Friday 6 March ends at 17:00 UTC; 30 April is a holiday.
        Assert.Equal(
            (true, false, false),
            (Told(RoutingHours.WorkingDays, day.AddDays(3) - Tick), Told(RoutingHours.WorkingDays, day.AddDays(3)),
                Told(RoutingHours.WorkingDays, new DateTimeOffset(2026, 4, 30, 3, 0, 0, TimeSpan.Zero))));
    });

    [Fact]
    public void A_silence_begins_with_its_first_tick_and_has_ended_at_its_last()
    {
        bool Silenced(TimeSpan after)
        {
            var world = new AlertWorld(Tables.Simple());
            world.Silence("kind=agency", 60);
            world.Now += after;
            world.Fire(Alert);
            world.Tell();
            return world.Mutes.Count > 0;
        }

        Assert.Equal(
            (false, true, true, false),
            (Silenced(-Tick), Silenced(TimeSpan.Zero), Silenced(TimeSpan.FromHours(1) - Tick), Silenced(TimeSpan.FromHours(1))));
    }

    [Fact]
    public void A_silence_without_matchers_or_with_a_broken_pattern_silences_nothing()
    {
        var world = new AlertWorld(Tables.Simple());
        world.Silences.Add(new AlertSilence(1, [], world.Now, world.Now.AddDays(1), "an", "all"));
        world.Silences.Add(new AlertSilence(2, [new AlertMatcher("kind", MatchOperator.Matches, "(")], world.Now, world.Now.AddDays(1), "an", "broken"));
        world.Fire(Alert);

        Assert.Equal("duty: Fired H49.1", AlertWorld.Words(world.Tell()));
    }

    private static TimeSpan Tick => TimeSpan.FromTicks(1);

    private static RoutingMaintenance Window(RoutingWeekly weekly) => new("work", MatcherSet.All, LocalTime.Vietnam.Zone, null, weekly);

    private static void HoldsFor(RoutingMaintenance window, DateTimeOffset from, DateTimeOffset until) => Assert.Equal(
        (false, true, true, false), (window.Covers(from - Tick), window.Covers(from), window.Covers(until - Tick), window.Covers(until)));

    private static bool Told(RoutingHours hours, DateTimeOffset now)
    {
        var world = new AlertWorld(Tables.Table([Tables.Receiver("duty")], [Tables.Route("", ["duty"], hours: hours)]), now);
        world.Fire(Alert);
        return world.Tell().Count > 0;
    }
}
