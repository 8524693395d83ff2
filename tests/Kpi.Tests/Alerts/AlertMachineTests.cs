using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Xunit;
using static Ioc.Kpi.Alerts.AlertPhase;
using static Ioc.Kpi.Tests.Alerts.AlertStory;

namespace Ioc.Kpi.Tests.Alerts;

public sealed class AlertMachineTests
{
    [Fact]
    public void An_alert_is_pending_for_its_time_then_fires_and_resolves()
    {
        var story = new AlertStory(RuleOf(10, "5m"));
        story.At(0).Set(12).Expect(Pending);
        story.At(4.Minutes()).Expect(Pending);
        story.At(5.Minutes()).Expect(Firing);
        story.At(9.Minutes()).Set(8).Expect(Firing);
        story.At(10.Minutes()).Expect(Resolved);
        Assert.Equal([AlertChange.BecamePending, AlertChange.Fired, AlertChange.Resolved], story.Transitions.Select(each => each.Change));
        Assert.Equal((1, 12.0, 8.0), (story.State!.Episode, story.Transitions[1].Value, story.State.Value));
    }

    [Fact]
    public void A_condition_that_ceases_before_its_time_tells_nobody()
    {
        var story = new AlertStory(RuleOf(10, "5m"));
        story.At(0).Set(12).Expect(Pending);
        story.At(4.Minutes()).Set(9).Expect(Inactive);
        story.At(5.Minutes()).Set(12);
        story.At(9.Minutes()).Expect(Pending);
        Assert.Equal(0, story.Count(AlertChange.Fired));
    }

    [Theory]
    [InlineData(AlertComparison.Greater, 10, 11, 10)]
    [InlineData(AlertComparison.GreaterOrEqual, 10, 10, 9)]
    [InlineData(AlertComparison.Less, 10, 9, 10)]
    [InlineData(AlertComparison.LessOrEqual, 10, 10, 11)]
    [InlineData(AlertComparison.Equal, 10, 10, 11)]
    public void Each_comparison_fires_on_its_side_and_clears_on_the_other(AlertComparison comparison, double threshold, double bad, double good)
    {
        var story = new AlertStory(RuleOf(threshold) with { Comparison = comparison });
        story.At(0).Set(good).Expect(Inactive);
        story.At(1.Minutes()).Set(bad).Expect(Firing);
        story.At(2.Minutes()).Set(good);
        story.At(5.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void Between_the_two_thresholds_nothing_opens_and_nothing_closes()
    {
        var story = new AlertStory(RuleOf() with { Clear = 5 });
        story.At(0).Set(7).Expect(Inactive);
        story.At(1.Minutes()).Set(11).Expect(Firing);
        story.At(2.Minutes()).Set(7);
        story.At(1.Hours()).Expect(Firing);
        story.At(1.Hours()).Set(5);
        story.At(62.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void An_open_alert_stays_open_until_it_was_clear_for_long_enough()
    {
        var story = new AlertStory(RuleOf() with { KeepFiringFor = 10.Minutes() });
        story.At(0).Set(11).Expect(Firing);
        story.At(1.Minutes()).Set(3);
        story.At(9.Minutes()).Set(11).Expect(Firing);
        story.At(10.Minutes()).Set(3);
        story.At(19.Minutes()).Expect(Firing);
        story.At(20.Minutes()).Expect(Resolved);
        Assert.Equal(1, story.Count(AlertChange.Fired));
    }

    [Fact]
    public void A_worsening_by_the_step_is_told_again_and_a_creep_below_it_is_not()
    {
        var story = new AlertStory(RuleOf() with { WorseBy = 5 });
        story.At(0).Set(11);
        story.At(1.Minutes()).Set(15);
        Assert.Equal(0, story.Count(AlertChange.Worsened));
        story.At(2.Minutes()).Set(16);
        story.At(3.Minutes()).Set(12);
        story.At(4.Minutes()).Set(20);
        Assert.Equal((1, 16.0), (story.Count(AlertChange.Worsened), story.State!.Worst));
        story.At(5.Minutes()).Set(21);
        Assert.Equal((2, 1), (story.Count(AlertChange.Worsened), story.Count(AlertChange.Fired)));
    }

    [Fact]
    public void Too_small_a_sample_neither_fires_nor_resolves()
    {
        var story = new AlertStory(RuleOf() with { MinimumSample = 30 });
        story.At(0).Set(50, denominator: 29);
        story.At(1.Hours()).Expect(Inactive);
        story.At(1.Hours()).Set(50, denominator: 30).Expect(Firing);
        story.At(2.Hours()).Set(0, denominator: 3);
        story.At(9.Hours()).Expect(Firing);
    }

    [Fact]
    public void A_rule_that_compares_with_a_mean_holds_the_distance_against_it()
    {
        var story = new AlertStory(RuleOf(-15) with { Comparison = AlertComparison.Less, Clear = -10, CompareWith = AlertCompareWith.WeekdayMean });
        story.At(0).Set(60).Expect(Inactive);
        story.At(1.Minutes()).Set(60, reference: 75).Expect(Inactive);
        story.At(2.Minutes()).Set(60, reference: 76).Expect(Firing);
        Assert.Equal(61, story.State!.Threshold);
        story.At(3.Minutes()).Set(99);
        story.At(1.Hours()).Expect(Firing);
        story.At(1.Hours()).Set(67, reference: 76);
        story.At(62.Minutes()).Expect(Resolved);
    }

    [Fact]
    public void The_words_are_filled_in_and_values_are_never_templates()
    {
        Assert.True(AlertTemplate.TryParse("{{scope}}: {{value}} > {{ threshold }} ({{numerator}}/{{denominator}}), {{kpi}}, {{since}}", out var template, out _));
        var rule = RuleOf() with { Annotations = new AlertAnnotations(template, AlertTemplate.Empty, AlertTemplate.Empty) };
        var sample = new AlertSample(
            new AlertFingerprint("overdue", AlertScope.Province), AlertSampleKind.Value, 1234.56, null, 12, 3400, "Tỉnh {{value}}\r\nBcc: x", "K");
        var step = AlertMachine.Step(rule, null, sample, Monday, Times);
        Assert.Equal("Tỉnh {{value}}  Bcc: x: 1.234,6 > 10 (12/3.400), K, 08:00 30/11/2026", step.State.Wording.Summary);
        Assert.False(AlertTemplate.TryParse("{{valeu}} and {{open", out _, out var unknown));
        Assert.Equal(["valeu", "{{"], unknown);
    }

    [Fact]
    public void A_step_without_news_gives_the_same_state_and_nothing_to_store()
    {
        var sample = new AlertSample(new AlertFingerprint("overdue", AlertScope.Province), AlertSampleKind.Value, 3, null, 3, 100);
        var first = AlertMachine.Step(RuleOf(), null, sample, Monday, Times);
        var second = AlertMachine.Step(RuleOf(), first.State, sample, Monday.AddMinutes(1), Times);
        var third = AlertMachine.Step(RuleOf(), second.State, sample with { Value = 4 }, Monday.AddMinutes(2), Times);
        Assert.False(first.MustBeStored);
        Assert.Same(first.State, second.State);
        Assert.Equal((4.0, false), (third.State.Value, third.MustBeStored));
    }

    [Fact]
    public void Rules_say_how_grave_an_alert_is_and_whose()
    {
        var story = new AlertStory(RuleOf());
        story.At(0).Set(11);
        story.At(1.Minutes()).Edit(rule => rule with { Severity = AlertSeverity.Critical, Owner = "so-y-te", Labels = new Dictionary<string, string> { ["team"] = "a" } });
        Assert.Equal((AlertSeverity.Critical, "so-y-te", "a"), (story.State!.Severity, story.State.Owner, story.State.Labels["team"]));
    }
}
