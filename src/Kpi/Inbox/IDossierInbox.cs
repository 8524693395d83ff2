namespace Ioc.Kpi.Inbox;

/// <summary>The one door for poll, push and import. Any thread may call.</summary>
public interface IDossierInbox
{
    /// <summary>
    /// Makes the batch durable and folds it into the board. Completes only after the journal's commit; from then on every
    /// reading of the board contains the batch. Waits while the inbox is full.
    /// </summary>
    /// <exception cref="InboxUnavailableException">Nothing of the batch was acknowledged; it may be sent again.</exception>
    ValueTask<InboxReceipt> AcceptAsync(UpdateBatch batch, CancellationToken cancellationToken);
}
