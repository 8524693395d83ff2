using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Xunit;
using static Ioc.Kpi.Alerts.AlertPhase;
using static Ioc.Kpi.Tests.Alerts.AlertStory;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>Missing data, hours, clocks, flapping and rules that change.</summary>
public sealed class AlertDataTests
{
    [Fact]
    public void Missing_data_never_resolves_an_alert_and_are_told_after_a_time_of_their_own()
    {
        var story = new AlertStory(RuleOf() with { NoData = new AlertNoData(10.Minutes(), true) });
        story.At(0).Set(12).Expect(Firing);
        story.At(1.Minutes()).Missing();
        story.At(10.Minutes()).Expect(Firing);
        Assert.False(story.State!.NoData);
        story.At(11.Minutes()).Expect(Firing);
        Assert.True(story.State!.NoData);
        story.At(3.Days()).Expect(Firing);
        Assert.Equal((12.0, 1), (story.State!.Value, story.Count(AlertChange.LostData)));
        story.At(3.Days()).Set(12).Expect(Firing);
        Assert.Equal((1, 0), (story.Count(AlertChange.RegainedData), story.Count(AlertChange.Resolved)));
    }

    [Fact]
    public void Missing_data_never_fire_an_alert_and_do_not_count_for_its_time()
    {
        var story = new AlertStory(RuleOf(10, "5m"));
        story.At(0).Set(12).Expect(Pending);
        story.At(2.Minutes()).Missing();
        story.At(3.Hours()).Expect(Pending);
        story.At(3.Hours()).Set(12).Expect(Pending);
        story.At(3.Hours() + 2.Minutes()).Expect(Pending);
        story.At(3.Hours() + 3.Minutes()).Expect(Firing);
    }

    [Fact]
    public void What_is_no_number_is_missing()
    {
        var story = new AlertStory(RuleOf());
        story.At(0).Set(double.NaN).Expect(Inactive);
        story.At(1.Minutes()).Set(double.PositiveInfinity).Expect(Inactive);
        Assert.NotNull(story.State!.NoDataSince);
    }

    [Fact]
    public void Time_without_data_does_not_count_for_keeping_an_alert_open()
    {
        var story = new AlertStory(RuleOf() with { KeepFiringFor = 10.Minutes() });
        story.At(0).Set(12);
        story.At(1.Minutes()).Set(1);
        story.At(3.Minutes()).Missing();
        story.At(2.Hours()).Set(1).Expect(Firing);
        story.At(2.Hours() + 7.Minutes()).Expect(Firing);
        story.At(2.Hours() + 8.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void Outside_of_its_calendar_a_rule_neither_fires_nor_resolves()
    {
        // Friday, 16:00 in Viet Nam; work ends at 17:00 and begins on Monday at 07:00.
        var story = new AlertStory(RuleOf(10, "30m") with { Hours = AlertHours.WorkingHours }, new DateTimeOffset(2026, 12, 4, 9, 0, 0, TimeSpan.Zero));
        story.At(0).Set(2).Expect(Inactive);
        story.At(45.Minutes()).Set(12).Expect(Pending);
        story.At(61.Minutes()).Expect(Inactive);
        story.At(62.Hours() + 50.Minutes()).Expect(Inactive);
        story.At(63.Hours()).Expect(Pending);
        story.At(63.Hours() + 29.Minutes()).Expect(Pending);
        story.At(63.Hours() + 30.Minutes()).Expect(Firing);
        story.At(73.Hours() + 30.Minutes()).Set(2);
        story.At(86.Hours()).Expect(Firing);
        story.At(87.Hours() + 1.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void A_rule_with_hours_is_judged_at_them_only_and_once()
    {
        // From 07:30; the value is bad all the time.
        var story = new AlertStory(RuleOf() with { At = [new TimeOnly(8, 0), new TimeOnly(14, 0)], WorseBy = 1 }, Monday.AddMinutes(-30));
        story.At(0).Set(11).Expect(Inactive);
        story.At(29.Minutes()).Expect(Inactive);
        story.At(30.Minutes()).Expect(Firing);
        story.At(40.Minutes()).Set(20);
        Assert.Equal(0, story.Count(AlertChange.Worsened));
        story.At(6.Hours() + 30.Minutes()).Expect(Firing);
        Assert.Equal(1, story.Count(AlertChange.Worsened));
        story.At(7.Hours()).Set(1);
        story.At(24.Hours()).Expect(Firing);
        story.At(24.Hours() + 30.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void An_hour_that_passed_while_nothing_ran_is_caught_up_with()
    {
        var story = new AlertStory(RuleOf() with { At = [new TimeOnly(8, 0)], On = [DayOfWeek.Monday] }, Monday.AddHours(-1)) { Every = 2.Hours() };
        story.At(0).Set(11).Expect(Inactive);
        story.At(3.Hours()).Expect(Firing);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_no_negative_time_and_no_second_alert()
    {
        var story = new AlertStory(RuleOf(10, "5m") with { WorseBy = 50 });
        story.At(0).Set(12).Expect(Pending);
        story.At(3.Minutes()).Expect(Pending);
        story.ClockOff = -2.Hours();
        story.At(4.Minutes()).Expect(Pending);
        Assert.Equal(Monday.AddMinutes(4).AddHours(-2), story.State!.PhaseSince);
        story.At(9.Minutes()).Expect(Firing);
        story.ClockOff = -2.Days();
        story.At(10.Minutes()).Expect(Firing);
        Assert.True(story.State!.FiringSince <= Monday.AddDays(-2).AddMinutes(10));
        story.ClockOff = 3.Days();
        story.At(11.Minutes()).Set(1).Expect(Firing);
        story.At(12.Minutes()).Expect(Resolved);
        Assert.Equal(1, story.Count(AlertChange.Fired));
    }

    [Theory]
    [InlineData("0s", "0s")]
    [InlineData("0s", "1m")]
    [InlineData("10s", "0s")]
    public void A_value_that_flaps_each_second_for_an_hour_fires_and_resolves_at_most_once(string @for, string keep)
    {
        Assert.True(AlertDuration.TryParse(keep, out var keepFiringFor));
        var story = new AlertStory(RuleOf(10, @for) with { KeepFiringFor = keepFiringFor }) { Every = 1.Seconds() };
        for (var second = 0; second < 3600; second++)
        {
            story.At(second).Set(second % 2 == 0 ? 10.1 : 9.9);
        }

        Assert.NotNull(story.State!.FlappingSince);
        story.At(2.Hours()).Expect(@for == "0s" ? Resolved : Inactive);
        Assert.Null(story.State!.FlappingSince);
        Assert.Equal(@for == "0s" ? (1, 1) : (0, 0), (story.Count(AlertChange.Fired), story.Count(AlertChange.Resolved)));
        Assert.Equal((1, 1), (story.Count(AlertChange.BeganFlapping), story.Count(AlertChange.EndedFlapping)));
        Assert.True(story.Transitions.Count < 20, "A flap is not worth a row each time.");
    }

    [Fact]
    public void A_slow_flap_is_named_as_well()
    {
        var story = new AlertStory(RuleOf());
        for (var minute = 0; minute < 120; minute += 2)
        {
            story.At(minute.Minutes()).Set(minute % 4 == 0 ? 11 : 9);
        }

        Assert.Equal(1, story.Count(AlertChange.BeganFlapping));
        Assert.InRange(story.Count(AlertChange.Fired), 1, AlertMachine.FlapCrossings / 2);
    }

    [Fact]
    public void A_rule_that_is_gone_resolves_its_alert_with_the_reason()
    {
        var story = new AlertStory(RuleOf() with { NoData = new AlertNoData(1.Minutes(), true) });
        story.At(0).Set(12);
        story.At(5.Minutes()).Missing();
        story.At(10.Minutes()).Close(AlertMachine.RuleRemoved);
        Assert.Equal([AlertChange.Fired, AlertChange.LostData, AlertChange.RegainedData, AlertChange.Resolved], story.Transitions.Select(each => each.Change));
        Assert.All(story.Transitions.Skip(2), each => Assert.Equal(AlertMachine.RuleRemoved, each.Reason));
        story.Close(AlertMachine.RuleRemoved);
        Assert.Equal(4, story.Transitions.Count);
    }

    [Fact]
    public void A_changed_threshold_or_name_keeps_the_state()
    {
        var story = new AlertStory(RuleOf());
        story.At(0).Set(12).Expect(Firing);
        story.At(5.Minutes()).Edit(rule => rule with { Name = "Quá hạn nhiều", Threshold = 11 }).Expect(Firing);
        Assert.Equal((1L, 11.0, 1), (story.State!.Episode, story.State.Threshold, story.Transitions.Count));
        story.At(6.Minutes()).Edit(rule => rule with { Threshold = 20 });
        story.At(8.Minutes()).Expect(Resolved);
        Assert.Equal((1, 1), (story.Count(AlertChange.Fired), story.Count(AlertChange.Resolved)));
    }

    [Fact]
    public void A_round_steps_every_sample_and_closes_what_is_gone()
    {
        var (one, other) = (RuleOf(), RuleOf() with { Uid = "other" });
        var states = new Dictionary<AlertFingerprint, AlertState>();
        var first = Round([one, other], [Sample("overdue", "A", 12), Sample("overdue", "B", 1), Sample("other", "A", 12)], 0);
        Assert.Equal((3, 2, 2), (first.States.Count, first.ToStore.Count, first.Transitions.Count));
        var second = Round([one], [Sample("overdue", "B", 1)], 5);
        Assert.Equal(
            [("overdue", AlertMachine.ScopeGone), ("other", AlertMachine.RuleRemoved)], second.Transitions.Select(each => (each.Fingerprint.Rule, each.Reason)));
        Assert.Empty(Round([one], [Sample("overdue", "B", 1)], 10).States);

        AlertRound Round(AlertRule[] rules, AlertSample[] samples, int minute)
        {
            var round = AlertRound.Of(new AlertRuleSet(rules), states, samples, Monday.AddMinutes(minute), Times);
            foreach (var state in round.States)
            {
                states[state.Fingerprint] = state;
            }

            return round;
        }

        static AlertSample Sample(string rule, string agency, double value) =>
            new(new AlertFingerprint(rule, new AlertScope(AlertScopeKind.Agency, agency)), AlertSampleKind.Value, value, null, value, 100);
    }
}
