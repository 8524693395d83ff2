using System.Diagnostics.Metrics;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>What the delivery measures, on the meter of the role. Labels are configured channels and small fixed sets.</summary>
internal sealed class DeliveryMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _heartbeats;

    public DeliveryMetrics(AlertOutbox outbox, ChannelHealthBook health, TimeProvider clock)
    {
        _meter = new Meter(JobsMetrics.MeterName);
        _meter.CreateObservableGauge(
            "ioc_alert_outbox_messages", () => outbox.Backlog().Select(backlog => new Measurement<long>(backlog.Messages, Of("channel", backlog.Channel))),
            "{message}", "Messages that are not delivered yet, by channel.");
        _meter.CreateObservableGauge(
            "ioc_alert_outbox_oldest_seconds",
            () => outbox.Backlog().Select(backlog => new Measurement<double>(Seconds(clock.GetUtcNow() - backlog.Oldest), Of("channel", backlog.Channel))),
            "s", "How long the oldest of them has waited, by channel.");
        _meter.CreateObservableGauge(
            "ioc_alert_delivery_failing_seconds",
            () => health.All.Select(channel => new Measurement<double>(
                channel.FailingSince is { } since ? Seconds(clock.GetUtcNow() - since) : 0, Of("channel", channel.Channel))),
            "s", "For how long a channel has delivered nothing although it tried; 0 while it delivers.");
        _attempts = _meter.CreateCounter<long>("ioc_alert_delivery_attempts_total", "{attempt}", "Attempts by channel and outcome (delivered, transient, permanent).");
        _duration = _meter.CreateHistogram<double>("ioc_alert_delivery_duration_seconds", "s", "How long an attempt took, by channel.");
        _latency = _meter.CreateHistogram<double>("ioc_alert_delivery_latency_seconds", "s", "From the making of a message to its first attempt, by channel.");
        _ended = _meter.CreateCounter<long>("ioc_alert_outbox_ended_total", "{message}", "Messages by channel and end (delivered, failed).");
        _fallbacks = _meter.CreateCounter<long>("ioc_alert_outbox_fallbacks_total", "{message}", "Copies by a second channel, by the first one.");
        _heartbeats = _meter.CreateCounter<long>("ioc_alert_heartbeats_total", "{sign}", "Signs of life to the outside address, by outcome.");
    }

    public void Began(OutboxEntry entry, DateTimeOffset now)
    {
        if (entry.Attempts == 1)
        {
            _latency.Record(Seconds(now - entry.Message.At), Of("channel", entry.Message.Channel));
        }
    }

    public void Attempted(string channel, DeliveryOutcome outcome, TimeSpan took)
    {
        _attempts.Add(1, Of("channel", channel), Of("outcome", Word(outcome)));
        _duration.Record(took.TotalSeconds, Of("channel", channel));
    }

    public void Ended(string channel, bool delivered) => _ended.Add(1, Of("channel", channel), Of("end", delivered ? "delivered" : "failed"));

    public void Copied(string channel) => _fallbacks.Add(1, Of("channel", channel));

    public void Beat(DeliveryOutcome outcome) => _heartbeats.Add(1, Of("outcome", Word(outcome)));

    public void Dispose() => _meter.Dispose();

    private static string Word(DeliveryOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static double Seconds(TimeSpan span) => Math.Max(0, span.TotalSeconds);

    private static KeyValuePair<string, object?> Of(string label, string value) => new(label, value);
}
