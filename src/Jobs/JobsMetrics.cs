using System.Diagnostics.Metrics;
using Ioc.Kpi.Sources;

namespace Ioc.Jobs;

/// <summary>What the jobs count about themselves. Labels are the configured source and small fixed sets.</summary>
internal sealed class JobsMetrics : IDisposable
{
    public const string MeterName = "Ioc.Jobs";

    private readonly Meter _meter;
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _items;
    private readonly Counter<long> _measurements;
    private readonly Counter<long> _upkeeps;

    public JobsMetrics()
    {
        _meter = new Meter(MeterName);
        _polls = _meter.CreateCounter<long>("ioc_polls_total", description: "Polls by source and outcome (ok, skipped, or the code of the fault)");
        _duration = _meter.CreateHistogram<double>("ioc_poll_duration_seconds", "s", "How long a poll took");
        _lateness = _meter.CreateHistogram<double>("ioc_poll_lateness_seconds", "s", "How much later than scheduled a poll began");
        _items = _meter.CreateCounter<long>("ioc_poll_items_total", description: "Records read by source and result (accepted, unchanged, rejected)");
        _measurements = _meter.CreateCounter<long>("ioc_portal_polls_total", description: "Polls of portal measurements by source and outcome");
        _upkeeps = _meter.CreateCounter<long>("ioc_series_upkeeps_total", description: "Runs of the series upkeep by outcome");
    }

    public void Fired(string source, TimeSpan lateness) => _lateness.Record(Math.Max(0, lateness.TotalSeconds), Of("source", source));

    public void Skipped(string source) => _polls.Add(1, Of("source", source), Of("outcome", "skipped"));

    public void Polled(string source, string outcome, TimeSpan duration)
    {
        _polls.Add(1, Of("source", source), Of("outcome", outcome));
        _duration.Record(duration.TotalSeconds, Of("source", source));
    }

    public void Took(string source, SourceTally tally)
    {
        Count(source, "accepted", tally.Accepted);
        Count(source, "unchanged", tally.Unchanged);
        Count(source, "rejected", tally.Rejected.Values.Sum());
    }

    public void Measured(string source, string outcome) => _measurements.Add(1, Of("source", source), Of("outcome", outcome));

    public void KeptUp(string outcome) => _upkeeps.Add(1, Of("outcome", outcome));

    public void Dispose() => _meter.Dispose();

    private void Count(string source, string result, int items)
    {
        if (items > 0)
        {
            _items.Add(items, Of("source", source), Of("result", result));
        }
    }

    private static KeyValuePair<string, object?> Of(string label, string value) => new(label, value);
}
