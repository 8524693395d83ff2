using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Series;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Samples of what was received within the last hour, where all of it was working time.</summary>
internal static class ReceivedSamples
{
    private const string Received = "received-dossiers";

    public static void Add(AlertRule rule, AlertReading reading, KpiSamples kpis, AlertTimes times, List<AlertSample> samples)
    {
        var judged = reading.Past.IsHourKnown && times.IsAllWork(reading.Now.AddHours(-1), reading.Now);
        var name = reading.Names.Kpis.GetValueOrDefault(rule.Watch.ToString(), rule.Watch.ToString());
        var question = new AlertQuestion(Received, AlertPeriod.Day, rule.Scope == AlertScopeKind.Agency);
        foreach (var (code, read) in reading.Answers.Readings.GetValueOrDefault(question, []))
        {
            var (scope, scopeName) = kpis.Of(code);
            var before = KpiSamples.Known(reading.Past.ReceivedAnHourAgo, new SeriesKey(Received, code)) ?? 0;
            var usual = reading.Answers.PerWorkingDay.GetValueOrDefault(code);
            double? value = judged && kpis.IsFed && read.Value is { } now ? Math.Max(0, now - before) : null;
            var kind = !kpis.IsFed ? AlertSampleKind.Missing : value is null ? AlertSampleKind.NotJudged : AlertSampleKind.Value;
            samples.Add(new AlertSample(new AlertFingerprint(rule.Uid, scope), kind, value, null, value, usual, scopeName, name));
        }
    }
}
