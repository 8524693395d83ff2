using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Delivery;

/// <summary>Writes deliveries into the book of sources and the metrics.</summary>
internal sealed class DeliveryLedger(SourceBook book, IngestMetrics metrics, TimeProvider clock)
{
    public void Delivered(string source, long started, DeliveryOutcome outcome)
    {
        var tally = outcome.Tally;
        book.Succeeded(source, Moment.From(clock.GetUtcNow()), clock.GetElapsedTime(started), tally);
        metrics.Delivered(source, tally);
    }

    /// <summary>The source sent something that cannot be taken, perhaps after something that was. Not for troubles of our own.</summary>
    public void Failed(string source, long started, IngestFault fault, DeliveryOutcome outcome)
    {
        book.Failed(
            source, Moment.From(clock.GetUtcNow()), clock.GetElapsedTime(started),
            fault.Detail is null ? fault.Error.Title : $"{fault.Error.Title} {fault.Detail}");
        BrokeOff(source, outcome);
    }

    /// <summary>A delivery ended before its end: what was durable by then counts, and nothing is said about the source.</summary>
    public void BrokeOff(string source, DeliveryOutcome outcome)
    {
        var tally = outcome.Tally;
        book.Counted(source, tally);
        metrics.Delivered(source, tally);
    }
}
