using System.Diagnostics.Metrics;
using Ioc.Kpi.Series;

namespace Ioc.Ingest.Series;

/// <summary>What the spool and its shipper measure, on the meter of the role; only where points are spooled.</summary>
internal sealed class SpoolMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _rolledUp;
    private readonly Counter<long> _requests;

    public SpoolMetrics(IMeterFactory factory, SpoolBook book)
    {
        _meter = factory.Create(IngestMetrics.MeterName);
        _meter.CreateObservableGauge("ioc_spool_points", () => book.Current?.Points ?? 0, "{point}", "Points on disk that wait for the series store.");
        _meter.CreateObservableGauge("ioc_spool_held_points", () => book.Current?.Held ?? 0, "{point}", "Points in memory because the disk takes none.");
        _meter.CreateObservableGauge("ioc_spool_bytes", () => book.Current?.Bytes ?? 0, "By", "What the waiting points take on disk.");
        _meter.CreateObservableGauge("ioc_spool_lag_seconds", () => book.Current?.Lag.TotalSeconds ?? 0, "s", "How long the oldest waiting point has waited.");
        _sent = _meter.CreateCounter<long>("ioc_spool_sent_total", "{point}", "Points that the series store has taken.");
        _quarantined = _meter.CreateCounter<long>("ioc_spool_quarantined_total", "{point}", "Points that the series store can never take, put into the quarantine.");
        _rolledUp = _meter.CreateCounter<long>("ioc_spool_rolled_up_total", "{point}", "Waiting minute points given up for the last of their hour.");
        _requests = _meter.CreateCounter<long>("ioc_spool_batches_total", "{batch}", "Batches by outcome (stored, away, refused).");
    }

    public void Stored(int sent, int quarantined)
    {
        _sent.Add(sent);
        _quarantined.Add(quarantined);
        _requests.Add(1, new KeyValuePair<string, object?>("outcome", "stored"));
    }

    public void Failed(string outcome) => _requests.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void RolledUp(long points) => _rolledUp.Add(points);

    public void Dispose() => _meter.Dispose();
}
