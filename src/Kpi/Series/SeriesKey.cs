namespace Ioc.Kpi.Series;

/// <summary>Names one series. Bounded sets only: never a dossier, never a procedure by the minute.</summary>
/// <param name="Metric">
/// A KPI id; `procedure:KPI:CODE` (one procedure, by the day); `target:KPI:PLAN/ID`; a portal metric id with `@` and its source; or the name of a metric
/// of the service, with `@` and a source where it is about one.
/// </param>
/// <param name="Agency">An agency code, or empty for the province.</param>
/// <param name="Channel">A channel name, or empty for all.</param>
public readonly record struct SeriesKey(string Metric, string Agency = "", string Channel = "")
{
    private const char OfSource = '@';

    /// <summary>A metric of a portal or of the service about one source; neither names of metrics nor ids of sources have an `@`.</summary>
    public static SeriesKey Of(string metric, string source) => new(source.Length == 0 ? metric : $"{metric}{OfSource}{source}");

    /// <summary>The metric and the source in it, which is empty for a series that is not about one.</summary>
    public (string Metric, string Source) Split() =>
        Metric.IndexOf(OfSource, StringComparison.Ordinal) is > 0 and var at ? (Metric[..at], Metric[(at + 1)..]) : (Metric, "");

    /// <value>
    /// Whether it is one metric of the province or of an agency and nothing finer: no channel, no source, and neither procedure nor target in the
    /// name of the metric.
    /// </value>
    public bool IsPlain => Channel.Length == 0 && !Metric.Contains(':', StringComparison.Ordinal) && Split().Source.Length == 0;
}
