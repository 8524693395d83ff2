using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Board;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>
/// Holds the rules of a set against what was read: one sample for each rule and scope. Ask the board first
/// (<see cref="Ask"/>), then evaluate without it. Pure to those who call; any thread may.
/// </summary>
public sealed class AlertEvaluator
{
    private const string Received = "received-dossiers";

    private readonly IReadOnlyList<AlertRule> _rules;
    private readonly AlertTimes _times;
    private readonly bool _asksPerWorkingDay;
    private readonly KnownFingerprints _fingerprints = new();

    // How many samples there were last: a list of thousands that grows is copied again and again.
    private int _expected;

    public AlertEvaluator(AlertRuleSet rules, AlertTimes times)
    {
        (_rules, _times) = (rules.Rules, times);
        Questions = [.. rules.Rules.Select(QuestionOf).OfType<AlertQuestion>().Distinct()];
        MeansWanted = [.. rules.Rules.Where(rule => rule.CompareWith == AlertCompareWith.WeekdayMean).Select(rule => (rule.Watch.Kpi, rule.Scope)).Distinct()];
        _asksPerWorkingDay = rules.Rules.Any(rule => rule.Watch.Measure == AlertMeasure.ReceivedInLastHour);
    }

    /// <summary>What the board is asked for.</summary>
    public IReadOnlyList<AlertQuestion> Questions { get; }

    /// <summary>The KPIs of which the means of weekdays are wanted, of the province or of each agency (<see cref="AlertPast.WeekdayMeans"/>).</summary>
    public IReadOnlyList<(string Kpi, AlertScopeKind Scope)> MeansWanted { get; }

    /// <summary>Whether <see cref="AlertPast.ReceivedAnHourAgo"/> is wanted.</summary>
    public bool WantsHourAgo => _asksPerWorkingDay;

    /// <summary>Asks the board everything that the rules need, each thing once.</summary>
    public AlertAnswers Ask(KpiBoard board, Surroundings around) => AlertAnswers.Ask(board, around, Questions, _asksPerWorkingDay);

    /// <summary>The samples in the order of the rules. A scope that there is no more has none.</summary>
    public IReadOnlyList<AlertSample> Evaluate(AlertReading reading)
    {
        var samples = new List<AlertSample>(_expected);
        var kpis = new KpiSamples(reading, _fingerprints);
        foreach (var rule in _rules)
        {
            var from = samples.Count;
            switch (rule.Watch.Measure)
            {
                case null when rule.CompareWith == AlertCompareWith.TargetProjection:
                    TargetSamples.AddProjections(rule, reading, samples);
                    break;
                case null:
                    kpis.Add(rule, QuestionOf(rule)!.Value, samples);
                    break;
                case AlertMeasure.ReceivedInLastHour:
                    ReceivedSamples.Add(rule, reading, kpis, _times, samples);
                    break;
                case AlertMeasure.TargetBehind:
                    TargetSamples.AddBehind(rule, reading, samples);
                    break;
                case AlertMeasure.ReportDueInWorkingDays:
                    ReportSamples.Add(rule, reading, samples);
                    break;
                default:
                    AroundSamples.Add(rule, reading, samples);
                    break;
            }

            KeepOne(rule, samples, from);
        }

        _expected = samples.Count;
        return samples;
    }

    /// <summary>
    /// The rules (uids) whose scopes cannot be told: after a start, until targets were read and the first scan of trust has ended. That they
    /// have no sample does not mean that what they are about is gone.
    /// </summary>
    public IReadOnlySet<string> BlindOf(AlertReading reading) =>
        _rules.Where(rule => rule.Watch.Measure switch
        {
            AlertMeasure.TrustCheckFailed => !reading.Trust.AsOf.Exists,
            AlertMeasure.TargetBehind or AlertMeasure.ReportDueInWorkingDays => reading.Targets is null,
            _ => rule.CompareWith == AlertCompareWith.TargetProjection && reading.Targets is null,
        }).Select(rule => rule.Uid).ToHashSet(StringComparer.Ordinal);

    private static AlertQuestion? QuestionOf(AlertRule rule) => rule.Watch.Measure switch
    {
        null when rule.CompareWith == AlertCompareWith.TargetProjection => null,
        null => new AlertQuestion(rule.Watch.Kpi, rule.Period, rule.Scope == AlertScopeKind.Agency),
        AlertMeasure.ReceivedInLastHour => new AlertQuestion(Received, AlertPeriod.Day, rule.Scope == AlertScopeKind.Agency),
        _ => null,
    };

    private static void KeepOne(AlertRule rule, List<AlertSample> samples, int from)
    {
        if (rule.ScopeKey.Length == 0)
        {
            return;
        }

        for (var i = samples.Count - 1; i >= from; i--)
        {
            if (samples[i].Fingerprint.Scope.Key != rule.ScopeKey)
            {
                samples.RemoveAt(i);
            }
        }
    }
}
