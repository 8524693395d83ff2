using System.Diagnostics.Metrics;
using Ioc.Kpi.Sources;

namespace Ioc.Ingest;

/// <summary>What this role measures of itself, on the meter `Ioc.Ingest`.</summary>
internal sealed class IngestMetrics : IDisposable
{
    public const string MeterName = "Ioc.Ingest";

    private readonly Meter _meter;
    private readonly Counter<long> _updates;
    private readonly Counter<long> _suspect;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _seriesDropped;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _commit;
    private readonly Histogram<double> _fold;

    public IngestMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _updates = _meter.CreateCounter<long>("ioc_ingest_updates_total", "{update}", "Updates made durable, by source and effect.");
        _suspect = _meter.CreateCounter<long>("ioc_ingest_suspect_total", "{update}", "Accepted updates by source and data-quality flag.");
        _rejected = _meter.CreateCounter<long>("ioc_ingest_rejected_total", "{record}", "Records not taken, by source and code.");
        _replayed = _meter.CreateCounter<long>("ioc_board_replayed_total", "{update}", "Updates folded from the journal at start.");
        _seriesDropped = _meter.CreateCounter<long>("ioc_series_dropped_total", "{point}", "Points given up because the series store was away for too long.");
        _groupSize = _meter.CreateHistogram<int>("ioc_journal_group_size", "{update}", "Updates in one group commit.");
        _commit = _meter.CreateHistogram<double>("ioc_journal_commit_seconds", "s", "Duration of a group commit.");
        _fold = _meter.CreateHistogram<double>("ioc_board_fold_seconds", "s", "Duration of folding a group.");
    }

    public void ObserveDepth(Func<long> depth) =>
        _meter.CreateObservableGauge("ioc_inbox_depth", depth, "{batch}", "Batches that wait for the journal.");

    public void ObserveDossiers(Func<int> count) =>
        _meter.CreateObservableGauge("ioc_board_dossiers", count, "{dossier}", "Dossiers on the board.");

    public void Delivered(string source, SourceTally tally)
    {
        _updates.Add(tally.Accepted, new("source", source), new("effect", "accepted"));
        _updates.Add(tally.Unchanged, new("source", source), new("effect", "unchanged"));
        foreach (var (code, count) in tally.Suspect)
        {
            _suspect.Add(count, new("source", source), new("code", code));
        }

        foreach (var (code, count) in tally.Rejected)
        {
            _rejected.Add(count, new("source", source), new("code", code));
        }
    }

    public void Replayed(int updates) => _replayed.Add(updates);

    public void SeriesDropped(long points) => _seriesDropped.Add(points);

    public void Committed(int updates, TimeSpan duration)
    {
        _groupSize.Record(updates);
        _commit.Record(duration.TotalSeconds);
    }

    public void Folded(TimeSpan duration) => _fold.Record(duration.TotalSeconds);

    public void Dispose() => _meter.Dispose();
}
