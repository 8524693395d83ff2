using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Storage.Journal;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>An inbox that only keeps: into a real journal, and into a list for the test to look at.</summary>
public sealed class JournalInbox(IJournal journal, TimeProvider clock) : IDossierInbox
{
    private readonly Lock _lock = new();

    public List<DossierUpdate> Taken { get; } = [];

    /// <summary>When set, nothing can be made durable.</summary>
    public bool Closed { get; set; }

    public async ValueTask<InboxReceipt> AcceptAsync(UpdateBatch batch, CancellationToken cancellationToken)
    {
        if (Closed)
        {
            throw new InboxUnavailableException("closed");
        }

        SourceCursor[] cursors = batch.Cursor is { } cursor ? [cursor] : [];
        await journal.AppendAsync(clock.GetUtcNow(), batch.Count, batch.Packed, cursors, cancellationToken);
        lock (_lock)
        {
            for (var rest = batch.Packed.Span; rest.Length > 0;)
            {
                rest = rest[UpdateCodec.Read(rest, out var update)..];
                Taken.Add(update);
            }
        }

        return new InboxReceipt(batch.Count, 0);
    }
}
