namespace Ioc.Kpi.Trust;

/// <summary>
/// One check of the data, defined completely in one file: a sealed subclass without constructor parameters. The catalogue finds it by itself;
/// its Vietnamese texts stand in the Dashboard's texts under `trust.check` and its <see cref="Id"/>.
/// </summary>
public abstract class TrustCheck
{
    /// <summary>Its place among the checks; of several that fail the first one is named on a tile.</summary>
    public abstract int Number { get; }

    /// <summary>The id in the API.</summary>
    public abstract string Id { get; }

    /// <summary>Which of the six words it speaks about.</summary>
    public abstract TrustWord Word { get; }

    /// <summary>What is counted of what, in words, for documents and developers.</summary>
    public abstract string Rule { get; }

    /// <summary>The share (0–1) above which it fails.</summary>
    public abstract double Threshold { get; }

    /// <summary>The smallest number (of what is looked at) that is judged.</summary>
    public abstract int MinimumSample { get; }

    /// <summary>Ids of the KPIs that are computed from what it looks at, those to come included.</summary>
    public abstract IReadOnlyList<string> Kpis { get; }

    /// <summary>What it weighs in the score; zero informs without judging.</summary>
    public virtual int Weight => 1;

    /// <summary>The key of its name in the texts.</summary>
    public string TextKey => $"trust.check.{Id}.name";

    /// <summary>The finding for one source.</summary>
    internal abstract CheckResult Judge(SourceEvidence evidence);

    /// <summary>The finding for the province: failing where a source fails.</summary>
    /// <param name="sum">All sources together.</param>
    /// <param name="sources">The findings of the sources.</param>
    internal virtual CheckResult JudgeProvince(SourceEvidence sum, IReadOnlyList<CheckResult> sources) => OfSources(sources);

    private protected CheckResult OfSources(IReadOnlyList<CheckResult> sources)
    {
        var judged = sources.Where(result => result.State != CheckState.NotJudged).ToList();
        if (judged.Count == 0)
        {
            return NotJudged(sources.Select(result => result.Reason).FirstOrDefault() ?? NotJudgedReason.SampleTooSmall);
        }

        var failing = judged.Where(result => result.State == CheckState.Failing).ToList();
        return new CheckResult(
            this,
            failing.Count > 0 ? CheckState.Failing : CheckState.Ok,
            null,
            judged.Sum(result => result.Count),
            judged.Sum(result => result.Of),
            Some(failing.SelectMany(result => result.Examples)),
            Some(failing.SelectMany(result => result.Places)));
    }

    private protected CheckResult NotJudged(NotJudgedReason reason, long count = 0, long of = 0) =>
        new(this, CheckState.NotJudged, reason, count, of, [], []);

    private protected CheckResult Judged(
        bool failing, long count, long of, IReadOnlyList<string>? examples = null, IReadOnlyList<string>? places = null) =>
        new(this, failing ? CheckState.Failing : CheckState.Ok, null, count, of, examples ?? [], places ?? []);

    private protected static IReadOnlyList<string> Some(IEnumerable<string> all) => [.. all.Distinct().Take(CheckTally.MostExamples)];
}
