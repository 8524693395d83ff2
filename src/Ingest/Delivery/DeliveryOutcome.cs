using Ioc.Kpi.Inbox;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Validation;

namespace Ioc.Ingest.Delivery;

/// <summary>Adds up what became of one request or file. Not thread-safe.</summary>
internal sealed class DeliveryOutcome(DoorKind door)
{
    private const int MaxListed = 1000;

    private readonly List<RejectedRecord> _rejected = [];
    private readonly TallyBuilder _tally = new();

    public int Accepted { get; private set; }

    public int Unchanged { get; private set; }

    public int Suspect => _tally.SuspectRecords;

    public int RejectedTotal => _tally.RejectedRecords;

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<RejectedRecord> Rejected => _rejected;

    public SourceTally Tally => _tally.Build(Accepted, Unchanged);

    public void Took(Suspicions suspicions) => _tally.Add(suspicions);

    public void Rejects(long index, RejectionCode code, long? line = null)
    {
        _tally.Add(code);
        if (_rejected.Count < MaxListed)
        {
            _rejected.Add(new RejectedRecord(index, QualityWords.Of(code), RejectionMessages.Of(code, door), line));
        }
    }

    public void Received(InboxReceipt receipt)
    {
        Accepted += receipt.Accepted;
        Unchanged += receipt.Unchanged;
    }
}
