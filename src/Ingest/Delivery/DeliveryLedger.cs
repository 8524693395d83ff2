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

    /// <summary>The source sent something that cannot be taken. Not for troubles of our own.</summary>
    public void Failed(string source, long started, IngestFault fault) =>
        book.Failed(
            source, Moment.From(clock.GetUtcNow()), clock.GetElapsedTime(started),
            fault.Detail is null ? fault.Error.Title : $"{fault.Error.Title} {fault.Detail}");
}
