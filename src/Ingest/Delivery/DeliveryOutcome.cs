using Ioc.Kpi.Inbox;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Validation;

namespace Ioc.Ingest.Delivery;

/// <summary>
/// Adds up what became of one request or file. A batch counts once the inbox has answered for it: what was read and then not delivered counts
/// nowhere. Not thread-safe.
/// </summary>
internal sealed class DeliveryOutcome(DoorKind door)
{
    private const int MaxListed = 1000;

    private readonly List<RejectedRecord> _rejected = [];
    private readonly TallyBuilder _durable = new();
    private readonly TallyBuilder _batch = new();

    public int Accepted { get; private set; }

    public int Unchanged { get; private set; }

    public int Suspect => _durable.SuspectRecords;

    public int RejectedTotal => _durable.RejectedRecords;

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<RejectedRecord> Rejected => _rejected;

    public SourceTally Tally => _durable.Build(Accepted, Unchanged);

    public void Took(Suspicions suspicions) => _batch.Add(suspicions);

    public void Rejects(long index, RejectionCode code, long? line = null)
    {
        _batch.Add(code);
        if (_rejected.Count < MaxListed)
        {
            _rejected.Add(new RejectedRecord(index, QualityWords.Of(code), RejectionMessages.Of(code, door), line));
        }
    }

    /// <summary>The inbox has answered for the batch of what was read since the last answer.</summary>
    public void Received(InboxReceipt receipt)
    {
        Accepted += receipt.Accepted;
        Unchanged += receipt.Unchanged;
        _durable.TakeFrom(_batch);
    }
}
