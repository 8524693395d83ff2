using Ioc.Ingest.Delivery;

namespace Ioc.Ingest.Push;

/// <summary>The reply to a push (contracts.md, "Taking updates"); sent only after the commit.</summary>
internal sealed record PushReply(int Accepted, int Unchanged, int Suspect, int RejectedTotal, IReadOnlyList<RejectedRecord> Rejected)
{
    public static PushReply Of(DeliveryOutcome outcome) =>
        new(outcome.Accepted, outcome.Unchanged, outcome.Suspect, outcome.RejectedTotal, outcome.Rejected);
}
