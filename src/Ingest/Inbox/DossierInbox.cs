using System.Threading.Channels;
using Ioc.Ingest.Board;
using Ioc.Kpi.Inbox;

namespace Ioc.Ingest.Inbox;

/// <summary>The one door of this process. Batches wait here for the next group commit of <see cref="InboxWorker"/>.</summary>
internal sealed class DossierInbox(LiveBoard board, IngestHealth health) : IDossierInbox
{
    private const int MaxBatches = 1024;
    private const long MaxBytes = 32 << 20;

    // Full mode Wait: a sender that waits slows itself down, and nothing that was read is thrown away.
    private readonly Channel<WaitingBatch> _waiting = Channel.CreateBounded<WaitingBatch>(
        new BoundedChannelOptions(MaxBatches) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly ByteGate _gate = new(MaxBytes);
    private volatile bool _closed;

    public int Depth => _waiting.Reader.Count;

    public ChannelReader<WaitingBatch> Waiting => _waiting.Reader;

    public async ValueTask<InboxReceipt> AcceptAsync(UpdateBatch batch, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        using var ticket = await _gate.EnterAsync(batch.PackedLength, cancellationToken);
        ThrowIfUnavailable();
        var waiting = new WaitingBatch(batch);
        try
        {
            await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new InboxUnavailableException("The service is stopping.", exception);
        }

        // Not cancelled from here on: the inbox reads the caller's batch until it is done with it.
        return await waiting.Receipt;
    }

    /// <summary>Takes nothing more; what waits is still committed.</summary>
    public void Close()
    {
        _closed = true;
        _waiting.Writer.TryComplete();
    }

    private void ThrowIfUnavailable()
    {
        if (_closed)
        {
            throw new InboxUnavailableException("The service is stopping.");
        }

        if ((health.BoardProblem ?? health.JournalProblem) is { } problem)
        {
            throw new InboxUnavailableException(problem) { NeedsPerson = health.BoardNeedsPerson };
        }

        if (!board.IsReady)
        {
            throw new InboxUnavailableException("The board is still folding the journal.");
        }
    }
}
