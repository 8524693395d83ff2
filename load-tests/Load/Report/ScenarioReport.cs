using Ioc.Load.Timing;

namespace Ioc.Load.Report;

/// <summary>What one scenario found.</summary>
internal sealed class ScenarioReport(string name, string purpose)
{
    private static readonly double[] Shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1];

    private readonly List<Finding> _findings = [];
    private readonly List<Chart> _charts = [];

    public string Name => name;

    public string Purpose => purpose;

    public TimeSpan Took { get; set; }

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Chart> Charts => _charts;

    /// <value>False when some criterion was missed.</value>
    public bool Passed => _findings.TrueForAll(finding => finding.Met != false);

    /// <value>False when a criterion about right or wrong was missed.</value>
    public bool Correct => _findings.TrueForAll(finding => finding.Met != false || !finding.Correctness);

    public void Add(string what, double value, string unit, Limit? limit = null, string? note = null) =>
        _findings.Add(new Finding(what, value, unit, limit is null ? null : $"{limit} {unit}", limit?.Holds(value), limit?.Correctness ?? false, note));

    /// <summary>Adds median, 99 % and longest of a histogram, in milliseconds, and its curve.</summary>
    public void Add(string what, LatencyHistogram latency, Limit? ninetyNine = null, string? note = null)
    {
        Add(what + ", p50", latency.Quantile(0.5).TotalMilliseconds, "ms");
        Add(what + ", p99", latency.Quantile(0.99).TotalMilliseconds, "ms", ninetyNine, note);
        Add(what + ", longest", latency.Max.TotalMilliseconds, "ms", note: $"of {latency.Count:#,0}");
        var points = Shares.Select((share, index) => ((double)index, latency.Quantile(share).TotalMilliseconds)).ToArray();
        Add(new Chart(what + " by percentile (50 75 90 95 99 99.5 99.9 99.99 100)", "", "ms", [new ChartLine(what, points)]));
    }

    public void Add(Chart chart) => _charts.Add(chart);
}
