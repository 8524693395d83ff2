using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>Words are written late, and never of another moment than their state.</summary>
public sealed class AlertWordingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);
    private static readonly AlertTimes Times = new(WorkingCalendar.BuiltIn, LocalTime.Vietnam);
    private static readonly AlertFingerprint Fingerprint = new("overdue", new AlertScope(AlertScopeKind.Agency, "H49.12"));

    [Fact]
    public void An_open_alert_that_is_not_stored_anew_has_the_words_of_its_last_value()
    {
        var rule = RuleOf("{{value}} tại {{scope}} từ {{since}}");
        var fired = AlertMachine.Step(rule, null, Sample(12), Start, Times).State;
        var later = AlertMachine.Step(rule, fired, Sample(13.5), Start.AddSeconds(1), Times);

        Assert.False(later.MustBeStored);
        Assert.Equal("13,5 tại Sở Xây dựng từ 08:00 30/11/2026", later.State.Wording.Summary);
        Assert.Equal("12 tại Sở Xây dựng từ 08:00 30/11/2026", fired.Wording.Summary);
    }

    [Fact]
    public void Another_text_and_another_name_are_taken_at_the_next_look_and_the_same_ones_change_nothing()
    {
        var rule = RuleOf("{{value}} tại {{scope}}");
        var fired = AlertMachine.Step(rule, null, Sample(12), Start, Times).State;
        Assert.Same(fired.Wording, AlertMachine.Step(rule, fired, Sample(12), Start.AddSeconds(1), Times).State.Wording);
        Assert.Equal("Tại Sở Xây dựng: 12", AlertMachine.Step(RuleOf("Tại {{scope}}: {{value}}"), fired, Sample(12), Start.AddSeconds(1), Times).State.Wording.Summary);
        var renamed = Sample(12) with { ScopeName = "Sở Xây dựng và Giao thông" };
        Assert.Equal("12 tại Sở Xây dựng và Giao thông", AlertMachine.Step(rule, fired, renamed, Start.AddSeconds(1), Times).State.Wording.Summary);
    }

    [Fact]
    public void While_data_are_missing_the_words_stay_those_of_the_last_value()
    {
        var rule = RuleOf("{{value}}");
        var fired = AlertMachine.Step(rule, null, Sample(12), Start, Times).State;
        var missing = AlertMachine.Step(rule, fired, AlertSample.Missing(Fingerprint), Start.AddHours(1), Times).State;
        Assert.Equal("12", missing.Wording.Summary);
    }

    [Fact]
    public void What_was_seen_freshens_the_same_firing_and_no_other()
    {
        var stored = new AlertState { Fingerprint = Fingerprint, Phase = AlertPhase.Firing, Episode = 2, Value = 12, Wording = new AlertWording("12", "", "") };
        var now = stored with { Value = 31, Wording = new AlertWording("31", "", "") };
        var seen = new AlertsSeen(Start, [Sample(31)], [now]);

        Assert.Equal((31, "31"), (seen.Freshen(stored).Value, seen.Freshen(stored).Wording.Summary));
        Assert.Same(now, new AlertsSeen(Start, [], [now with { Episode = 3 }]).Freshen(now));
        Assert.Equal(12, new AlertsSeen(Start, [], [now with { Phase = AlertPhase.Resolved }]).Freshen(stored).Value);
        Assert.Equal("overdue", Assert.Single(seen.Of("overdue")).Fingerprint.Rule);
        Assert.Empty(seen.Of("over"));
    }

    private static AlertRule RuleOf(string summary)
    {
        Assert.True(AlertTemplate.TryParse(summary, out var template, out _));
        return AlertStory.RuleOf() with { Annotations = new AlertAnnotations(template, AlertTemplate.Empty, AlertTemplate.Empty) };
    }

    private static AlertSample Sample(double value) => new(Fingerprint, AlertSampleKind.Value, value, ScopeName: "Sở Xây dựng");
}
