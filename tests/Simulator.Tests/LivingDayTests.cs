using System.Globalization;
using Ioc.Kpi.Calendars;
using Ioc.Simulator.Lives;
using Ioc.Testing;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class LivingDayTests
{
    [Theory]
    [InlineData("2026-11-22T00:40:00+07:00")]
    [InlineData("2026-11-22T12:00:00+07:00")]
    [InlineData("2026-11-20T16:30:00+07:00")]
    [InlineData("2027-02-06T03:15:00+07:00")]
    public async Task Something_happens_at_any_hour_of_any_day(string instant)
    {
        var clock = new HandClock(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { HistoryDays = 3 }, clock);
        var updates = 0;
        foreach (var system in new[] { SimulatorAccess.Departments, SimulatorAccess.Communes })
        {
            await host.PageAsync(system, clock.GetUtcNow());
        }

        clock.Advance(TimeSpan.FromMinutes(10));
        foreach (var system in new[] { SimulatorAccess.Departments, SimulatorAccess.Communes })
        {
            updates += (await host.ListAsync(system, clock.GetUtcNow() - TimeSpan.FromMinutes(10))).Count;
        }

        // One in twenty seconds at the least, over the quietest ten minutes.
        Assert.True(updates >= 30, $"{updates} updates in ten minutes");
    }

    [Fact]
    public void No_day_stands_out_where_the_history_ends_and_the_present_begins()
    {
        // A Thursday, four full weeks later than the first day of the chart.
        var now = new DateTimeOffset(2026, 11, 19, 23, 59, 59, TimeSpan.FromHours(7));
        var systems = new Feed.SimulatedSystems(new SimulatorOptions { HistoryDays = 40 }, new HandClock(now));
        var counts = new Truth.TruthCounts();
        foreach (var system in new[] { SimulatorAccess.Departments, SimulatorAccess.Communes })
        {
            systems.Truth.AddTo(counts, system, now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
        }

        var today = DateOnly.FromDateTime(now.Date).DayNumber;
        foreach (var day in Enumerable.Range(today - 27, 28))
        {
            var received = counts.ReceivedByDay[day];
            var weekBefore = counts.ReceivedByDay[day - 7];
            Assert.InRange(received / (double)weekBefore, 0.85, 1.15);
            Assert.InRange(received, WorkingCalendar.BuiltIn.IsWorkingDay(day) ? 1_400 : 1_100, WorkingCalendar.BuiltIn.IsWorkingDay(day) ? 1_800 : 1_350);
        }

        Assert.InRange(counts.FinishedByDay[today].Finished / (double)counts.FinishedByDay[today - 7].Finished, 0.85, 1.15);
    }

    [Fact]
    public void A_working_day_rises_dips_at_lunch_and_peaks_at_half_past_four()
    {
        static double PerHalfHour(double hour) =>
            ActivityCurve.ShareAt((hour + 0.5 - 7) / 10.5) - ActivityCurve.ShareAt((hour - 7) / 10.5);
        Assert.True(PerHalfHour(9) > 2 * PerHalfHour(7));
        Assert.True(PerHalfHour(12) < PerHalfHour(9) / 2);
        Assert.True(PerHalfHour(16.5) > PerHalfHour(9));
        Assert.All(Enumerable.Range(0, 100), step =>
            Assert.Equal(step / 100.0, ActivityCurve.ShareAt(ActivityCurve.PositionOf(step / 100.0)), 6));
    }

    [Fact]
    public void Due_dates_lie_on_working_days_unless_at_short_notice()
    {
        var systems = new Feed.SimulatedSystems(Provinces.Small(), Provinces.Clock());
        var now = Provinces.Now.ToUnixTimeSeconds();
        foreach (var life in systems.Province.Known(SimulatorAccess.Communes, now, now))
        {
            if (life.Due == 0)
            {
                continue;
            }

            var shortNotice = Arrivals.IsLive(life.Number.Stream) && life.Due - life.Submitted < 4 * 3600;
            Assert.True(shortNotice || WorkingCalendar.BuiltIn.IsWorkingDay(systems.Province.Arrivals.DayOf(life.Due)));
        }
    }

    [Fact]
    public void A_life_of_the_round_the_clock_layer_is_over_within_twenty_hours()
    {
        var systems = new Feed.SimulatedSystems(new SimulatorOptions(), Provinces.Clock());
        var today = DateOnly.FromDateTime(Provinces.Now.Date).DayNumber;
        foreach (var life in systems.Province.LivesOf(DossierStream.CommuneLive, today - 5, today))
        {
            Assert.InRange(life.LastAt - life.Submitted, 0, 20 * 3600);
        }
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var options = new SimulatorOptions
        {
            DossiersPerDay = -1, LiveDossiersPerDay = -1, HistoryDays = 5_000, DayLength = TimeSpan.Zero, ReplaySpeed = double.NaN, ReplayFile = "none.csv",
        };
        Assert.Equal(6, options.Problems().Count());
        Assert.All(options.Problems(), problem => Assert.StartsWith("Ioc:Simulator:", problem, StringComparison.Ordinal));
        Assert.Empty(new SimulatorOptions().Problems());
    }
}
