using System.Text.Json;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>
/// Random sequences of values, gaps, clock steps, edits of the rule, and restarts. The long form (IOC_LONG=1) has 1,000,000 sequences, the short
/// one 20,000.
/// </summary>
public sealed class AlertRandomTests
{
    private static readonly TimeSpan[] Fors = [TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan[] Jumps = [-TimeSpan.FromDays(400), -TimeSpan.FromHours(3), -TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20), TimeSpan.FromDays(90)];
    private static readonly TimeOnly[] Morning = [new(8, 0)];

    [Fact]
    public void Random_sequences_make_only_legal_transitions_and_every_firing_is_resolved()
    {
        var sequences = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 1_000_000 : 20_000;
        var workers = Math.Max(1, Environment.ProcessorCount);
        var fired = new long[workers];
        Parallel.For(0, workers, worker =>
        {
            for (var seed = worker; seed < sequences; seed += workers)
            {
                fired[worker] += RunOne(seed);
            }
        });
        Assert.True(fired.Sum() > sequences / 4, $"Only {fired.Sum()} firings: the sequences say too little.");
    }

    private static int RunOne(int seed)
    {
        var random = new Random(seed);
        var rule = Edit(AlertStory.RuleOf(), random);
        var watch = new LegalTransitions(seed);
        var now = AlertStory.Monday.AddMinutes(random.Next(10_000));
        AlertState? state = null;
        var steps = random.Next(5, 40);
        for (var i = 0; i < steps; i++)
        {
            now += random.Next(25) == 0 ? Jumps[random.Next(Jumps.Length)] : TimeSpan.FromSeconds(random.Next(1, 90));
            rule = random.Next(15) == 0 ? Edit(rule, random) : rule;
            state = random.Next(40) == 0 && state is not null
                ? watch.Take(state, AlertMachine.Close(state, now, AlertMachine.RuleRemoved), now)
                : watch.Take(state, Step(rule, state, SampleOf(random), now, random), now);
            state = random.Next(8) == 0 ? Restart(state, random) : state;
        }

        End(rule, state!, now, seed, watch);
        return watch.Fired;
    }

    /// <summary>Whatever came before: once the value is clear for long enough, or the rule is gone, nothing is open.</summary>
    private static void End(AlertRule rule, AlertState state, DateTimeOffset now, int seed, LegalTransitions watch)
    {
        if (seed % 2 == 0)
        {
            state = watch.Take(state, AlertMachine.Close(state, now, AlertMachine.ScopeGone), now);
        }
        else
        {
            rule = rule with { At = [], Hours = AlertHours.Always, MinimumSample = 0 };
            for (var i = 0; i < 5; i++)
            {
                now += TimeSpan.FromMinutes(16);
                var clear = new AlertSample(LegalTransitions.Of, AlertSampleKind.Value, rule.Comparison.WorseWay() * -1000, null, 1, 100);
                state = watch.Take(state, AlertMachine.Step(rule, state, clear, now, new AlertLook(true, null), LocalTime.Vietnam), now);
            }
        }

        Assert.True(state.Phase is AlertPhase.Inactive or AlertPhase.Resolved, $"Seed {seed} ends {state.Phase}.");
        Assert.True(watch.Fired == watch.Resolved, $"Seed {seed}: {watch.Fired} fired, {watch.Resolved} resolved.");
        Assert.False(state.NoData || state.FlappingSince is not null, $"Seed {seed} ends without data or flapping.");
    }

    private static AlertStep Step(AlertRule rule, AlertState? state, in AlertSample sample, DateTimeOffset now, Random random) =>
        rule.At.Count == 0 && rule.Hours == AlertHours.Always
            ? AlertMachine.Step(rule, state, sample, now, new AlertLook(true, null), LocalTime.Vietnam)
            : AlertMachine.Step(rule, state, sample, now.ToOffset(TimeSpan.FromHours(random.Next(-2, 8))), AlertStory.Times);

    private static AlertSample SampleOf(Random random) => random.Next(10) switch
    {
        0 or 1 => AlertSample.Missing(LegalTransitions.Of),
        2 => new(LegalTransitions.Of, AlertSampleKind.NotJudged, null),
        3 => new(LegalTransitions.Of, AlertSampleKind.Value, random.Next(2) == 0 ? double.NaN : random.Next(-40, 40), null, 1, random.Next(40)),
        _ => new(LegalTransitions.Of, AlertSampleKind.Value, random.Next(-40, 40), null, 1, 100),
    };

    private static AlertRule Edit(AlertRule rule, Random random)
    {
        var comparison = random.Next(4) == 0 ? AlertComparison.Less : AlertComparison.Greater;
        double threshold = random.Next(-10, 10);
        return rule with
        {
            Name = $"Quá hạn {random.Next(100)}",
            Comparison = comparison,
            Threshold = threshold,
            Clear = random.Next(2) == 0 ? null : threshold - (comparison.WorseWay() * random.Next(10)),
            For = Fors[random.Next(Fors.Length)],
            KeepFiringFor = Fors[random.Next(Fors.Length)],
            WorseBy = random.Next(2) == 0 ? null : 5,
            MinimumSample = random.Next(3) == 0 ? 30 : 0,
            NoData = new AlertNoData(Fors[random.Next(Fors.Length)], true),
            Hours = random.Next(12) == 0 ? AlertHours.WorkingHours : AlertHours.Always,
            At = random.Next(20) == 0 ? Morning : [],
        };
    }

    private static AlertState Restart(AlertState state, Random random) =>
        random.Next(50) == 0
            ? JsonSerializer.Deserialize<AlertState>(JsonSerializer.Serialize(state))!
            : state with { Crossings = [.. state.Crossings], Fingerprint = new AlertFingerprint(state.Fingerprint.Rule, state.Fingerprint.Scope) };
}
