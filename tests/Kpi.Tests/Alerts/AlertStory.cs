using System.Text.Json;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>
/// Tells what happens to one alert: `At(0).Set(12); At(5.Minutes()).Expect(Firing)`. Between two instants the alert is evaluated every
/// <see cref="Every"/> with what was set last, and its state goes through JSON every few steps, as over a restart.
/// </summary>
internal sealed class AlertStory(AlertRule rule, DateTimeOffset? start = null)
{
    public static readonly AlertTimes Times = new(WorkingCalendar.BuiltIn, LocalTime.Vietnam);

    /// <summary>A working Monday, eight o'clock in Viet Nam.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset _start = start ?? Monday;
    private int _steps;
    private TimeSpan? _at;
    private double? _value;
    private double? _reference;
    private double? _denominator = 100;
    private AlertSampleKind _kind = AlertSampleKind.NotJudged;

    public AlertRule Rule { get; set; } = rule;

    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How far the clock of the evaluation is from the true time.</summary>
    public TimeSpan ClockOff { get; set; }

    public AlertState? State { get; private set; }

    public List<AlertTransition> Transitions { get; } = [];

    public AlertFingerprint Fingerprint { get; } = new(rule.Uid, new AlertScope(AlertScopeKind.Agency, "H49.12"));

    public static AlertRule RuleOf(double threshold = 10, string @for = "0s") => new()
    {
        Uid = "overdue", Name = "Quá hạn", Watch = new AlertWatch("overdue-open"), Scope = AlertScopeKind.Agency, Threshold = threshold,
        For = AlertDuration.TryParse(@for, out var length) ? length : throw new ArgumentException(@for),
    };

    public AlertStory At(int seconds) => At(TimeSpan.FromSeconds(seconds));

    public AlertStory At(TimeSpan at)
    {
        for (; _at is { } last && last < at; _at = last + Every < at ? last + Every : at)
        {
            if (last + Every < at)
            {
                StepAt(last + Every);
            }
        }

        _at = at;
        return this;
    }

    public AlertStory Set(double value, double? denominator = 100, double? reference = null) => Take(AlertSampleKind.Value, value, denominator, reference);

    public AlertStory Missing() => Take(AlertSampleKind.Missing, null, null, null);

    public AlertStory Edit(Func<AlertRule, AlertRule> edit)
    {
        Rule = edit(Rule);
        StepAt(_at!.Value);
        return this;
    }

    public AlertStory Expect(AlertPhase phase)
    {
        StepAt(_at!.Value);
        Assert.Equal(phase, State!.Phase);
        return this;
    }

    public AlertStory Close(string reason)
    {
        Keep(AlertMachine.Close(State!, _start + _at!.Value + ClockOff, reason));
        return this;
    }

    public int Count(AlertChange change) => Transitions.Count(transition => transition.Change == change);

    private AlertStory Take(AlertSampleKind kind, double? value, double? denominator, double? reference)
    {
        (_kind, _value, _denominator, _reference) = (kind, value, denominator, reference);
        StepAt(_at!.Value);
        return this;
    }

    private void StepAt(TimeSpan at)
    {
        var sample = new AlertSample(Fingerprint, _kind, _value, _reference, _value, _denominator, "Sở Y tế", "Quá hạn");
        Keep(AlertMachine.Step(Rule, State, sample, _start + at + ClockOff, Times));
    }

    private void Keep(AlertStep step)
    {
        State = step.Transitions.Count > 0 || ++_steps % 10 == 0 ? JsonSerializer.Deserialize<AlertState>(JsonSerializer.Serialize(step.State)) : step.State;
        Transitions.AddRange(step.Transitions);
    }
}
