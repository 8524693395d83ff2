using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Samples of KPIs by province and agency.</summary>
internal sealed class KpiSamples(AlertReading reading, KnownFingerprints fingerprints)
{
    private readonly Dictionary<string, (AlertScope Scope, string Name)> _agencies = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the figures still follow the world. Where every source that delivers by itself is stale or has not caught up yet, what the board
    /// shows is of an earlier time: that is missing data, and moves no alert.
    /// </summary>
    private readonly bool _isFed = reading.Around.Sources.Where(source => source.IsAwaited).ToList() is var awaited
        && (awaited.Count == 0 || awaited.Any(IsFresh));

    /// <summary>Whether what is counted from dossiers follows the world.</summary>
    public bool IsFed => _isFed;

    public void Add(AlertRule rule, AlertQuestion question, List<AlertSample> samples)
    {
        var name = reading.Names.Kpis.GetValueOrDefault(rule.Watch.Kpi, rule.Watch.Kpi);
        var isFed = _isFed || KpiCatalogue.Find(rule.Watch.Kpi)?.Base is KpiBase.Service or KpiBase.Plan or KpiBase.Entered;
        var answers = reading.Answers.Readings.GetValueOrDefault(question, []);
        var (known, at) = (fingerprints.Of(rule.Uid, answers.Count), 0);
        foreach (var (code, read) in answers)
        {
            var (scope, scopeName) = Of(code);
            var reference = rule.CompareWith == AlertCompareWith.WeekdayMean
                ? Known(reading.Past.WeekdayMeans, new SeriesKey(rule.Watch.Kpi, code)) : null;
            var numerator = rule.Watch.Part.Length == 0 ? read.Numerator : read.Parts?.GetValueOrDefault(rule.Watch.Part);
            var value = rule.Watch.AsShare ? ShareOf(numerator, read.Denominator) : rule.Watch.Part.Length == 0 ? read.Value : numerator;
            samples.Add(new AlertSample(
                KnownFingerprints.At(known, at++, rule.Uid, scope), KindOf(read, value, isFed), isFed ? value : null, reference, numerator, read.Denominator, scopeName, name));
        }
    }

    /// <summary>The scope of an agency and its name; of the province for an empty code.</summary>
    public (AlertScope Scope, string Name) Of(string code)
    {
        if (!_agencies.TryGetValue(code, out var known))
        {
            known = code.Length == 0
                ? (AlertScope.Province, reading.Names.Province)
                : (new AlertScope(AlertScopeKind.Agency, code), reading.Around.Catalogue.Agencies.Find(code, reading.Answers.Today)?.Name ?? code);
            _agencies[code] = known;
        }

        return known;
    }

    public static double? Known(IReadOnlyDictionary<SeriesKey, double> values, SeriesKey key) => values.TryGetValue(key, out var value) ? value : null;

    private static bool IsFresh(SourceStatus source) =>
        !source.CatchingUp && source is { Age: { } age, ExpectEvery: { } every } && age <= every * AroundSamples.StaleIntervals;

    /// <summary>A share of nothing is not missing: nothing has come yet, as on every morning.</summary>
    private static AlertSampleKind KindOf(KpiReading read, double? value, bool isFed) =>
        !isFed ? AlertSampleKind.Missing
        : !read.Applicable ? AlertSampleKind.NotJudged
        : value is not null ? AlertSampleKind.Value
        : read.Denominator == 0 || (read.Denominator is null && read.Numerator == 0) ? AlertSampleKind.NotJudged
        : AlertSampleKind.Missing;

    private static double? ShareOf(long? part, long? whole) => part is { } counted && whole is > 0 and { } all ? 100.0 * counted / all : null;
}
