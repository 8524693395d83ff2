using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Samples of what stands around the board: sources, checks of trust, Ioc itself.</summary>
internal static class AroundSamples
{
    /// <summary>A source that was not heard from for more intervals than this is stale (K31).</summary>
    public const int StaleIntervals = 3;

    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private const string CalendarPart = "calendar";

    public static void Add(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        switch (rule.Watch.Measure)
        {
            case AlertMeasure.SourceAgeInIntervals:
                AddAges(rule, reading, samples);
                break;
            case AlertMeasure.TrustCheckFailed:
                AddTrust(rule, reading, samples);
                break;
            default:
                AddService(rule, reading, samples);
                break;
        }
    }

    private static void AddAges(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        foreach (var source in reading.Around.Sources.Where(source => source.IsAwaited))
        {
            var value = HadItsTurn(source, reading) ? source.Age / source.ExpectEvery : null;
            Add(rule, reading, AlertScopeKind.Source, source.Id, value, samples);
        }
    }

    /// <summary>
    /// Whether a source was heard since the service started, or had an interval for it: that the service did not listen while it was away is not
    /// the source's silence. Until then nothing is known, and an alert that is open stays so.
    /// </summary>
    private static bool HadItsTurn(SourceStatus source, AlertReading reading)
    {
        if (reading.Since is not { } since || source.LastSuccessAt >= Moment.From(since))
        {
            return true;
        }

        var turn = source.ExpectEvery!.Value;
        return reading.Now - since >= (turn < ShortestTurn ? ShortestTurn : turn > LongestTurn ? LongestTurn : turn);
    }

    private static void AddTrust(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        if (rule.Scope == AlertScopeKind.Province)
        {
            Add(rule, reading, AlertScopeKind.Province, "", FailingOf(reading, reading.Trust.Province), samples);
            return;
        }

        foreach (var score in reading.Trust.Sources)
        {
            Add(rule, reading, AlertScopeKind.Source, score.Source!, FailingOf(reading, score), samples);
        }
    }

    private static double? FailingOf(AlertReading reading, TrustScore score) =>
        reading.Trust.AsOf.Exists ? score.Checks.Count(check => check.State == CheckState.Failing && check.Check.Weight > 0) : null;

    private static void AddService(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        if (rule.Watch.Service == ServiceMeasureNames.CalendarYearMissing)
        {
            var missing = reading.Answers.Calendar.MissingYear(reading.Answers.Today) is not null;
            Add(rule, reading, AlertScopeKind.Service, CalendarPart, missing ? 1 : 0, samples);
            return;
        }

        foreach (var measure in reading.Service.Where(measure => measure.Name == rule.Watch.Service))
        {
            Add(rule, reading, AlertScopeKind.Service, measure.Part, measure.Value, samples);
        }
    }

    private static void Add(AlertRule rule, AlertReading reading, AlertScopeKind kind, string key, double? value, List<AlertSample> samples)
    {
        var scope = kind == AlertScopeKind.Province ? AlertScope.Province : new AlertScope(kind, key);
        var name = kind == AlertScopeKind.Province ? reading.Names.Province : reading.Names.Sources.GetValueOrDefault(key, key);
        var word = rule.Watch.ToString();
        samples.Add(new AlertSample(
            new AlertFingerprint(rule.Uid, scope), value is null ? AlertSampleKind.Missing : AlertSampleKind.Value, value,
            ScopeName: name, KpiName: reading.Names.Kpis.GetValueOrDefault(word, word)));
    }
}
