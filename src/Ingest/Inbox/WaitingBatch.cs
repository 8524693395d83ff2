using Ioc.Kpi.Inbox;

namespace Ioc.Ingest.Inbox;

/// <summary>A batch in the inbox and the request that waits for it.</summary>
internal sealed class WaitingBatch(UpdateBatch batch)
{
    private readonly TaskCompletionSource<InboxReceipt> _receipt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public UpdateBatch Batch => batch;

    public Task<InboxReceipt> Receipt => _receipt.Task;

    public int Accepted { get; set; }

    public int Unchanged { get; set; }

    public void Complete() => _receipt.TrySetResult(new InboxReceipt(Accepted, Unchanged));

    public void Fail(InboxUnavailableException reason) => _receipt.TrySetException(reason);
}
