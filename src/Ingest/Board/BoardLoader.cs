using Ioc.Ingest.Inbox;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Board;

/// <summary>Builds the board from what is durable: the latest checkpoint, then the journal behind it.</summary>
internal sealed class BoardLoader(
    IJournal journal, ICheckpointStore checkpoints, LiveBoard board, ArrivalClock arrivals, IngestMetrics metrics, DossierCodes codes)
{
    private readonly JournalRowCodec _rows = new(codes);

    /// <summary>Dossiers taken from the checkpoint, and updates folded from the journal, so far.</summary>
    public long Loaded { get; private set; }

    public long Replayed { get; private set; }

    /// <summary>Loads the latest checkpoint onto an empty board.</summary>
    /// <returns>The journal position that it covers; <see cref="JournalPosition.Start"/> without a checkpoint.</returns>
    /// <exception cref="CheckpointDamagedException">The checkpoint cannot be trusted; the board is empty again.</exception>
    public async Task<JournalPosition> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            var checkpoint = await checkpoints.ReadLatestAsync(cancellationToken);
            if (checkpoint is null)
            {
                return JournalPosition.Start;
            }

            var translation = new CodeTranslation(codes);
            await foreach (var block in checkpoint.Blocks.WithCancellation(cancellationToken))
            {
                LoadBlock(block, translation);
            }

            return checkpoint.Covered;
        }
        catch (Exception exception) when (exception is CheckpointDamagedException or InvalidDataException or ArgumentOutOfRangeException
            or IndexOutOfRangeException)
        {
            board.StartOver();
            Loaded = 0;
            throw exception as CheckpointDamagedException ?? new CheckpointDamagedException("A block cannot be unpacked.", exception);
        }
    }

    /// <summary>Folds every journal row after the position.</summary>
    /// <exception cref="JournalDamagedException">A row is damaged; everything before it has been folded.</exception>
    public async Task ReplayAsync(JournalPosition after, Action<JournalPosition> progress, CancellationToken cancellationToken)
    {
        await foreach (var row in journal.ReadAsync(after, cancellationToken))
        {
            var updates = _rows.Open(row.Body, out var lastStamp);
            arrivals.Continue(lastStamp);
            while (!updates.IsEmpty)
            {
                updates = updates[FoldSlice(updates)..];
            }

            Replayed += row.Count;
            metrics.Replayed(row.Count);
            progress(row.Position);
        }
    }

    private void LoadBlock(ReadOnlyMemory<byte> block, CodeTranslation translation)
    {
        var (kind, count) = CheckpointCodec.ReadHeader(block.Span);
        var content = block[CheckpointCodec.HeaderSize..];
        switch (kind)
        {
            case CheckpointCodec.BlockKind.Head:
                arrivals.Continue(CheckpointCodec.ReadHead(content.Span));
                break;
            case CheckpointCodec.BlockKind.Codes:
                translation.Read(content.Span, count);
                break;
            case CheckpointCodec.BlockKind.Dossiers:
                board.Change(kpis => LoadDossiers(kpis, content.Span, count, translation));
                Loaded += count;
                break;
            default:
                throw new InvalidDataException($"The checkpoint has a block of an unknown kind {(byte)kind}.");
        }
    }

    private static bool LoadDossiers(KpiBoard kpis, ReadOnlySpan<byte> packed, int count, CodeTranslation translation)
    {
        for (var i = 0; i < count; i++)
        {
            packed = packed[CheckpointCodec.ReadDossier(packed, translation, out var dossier)..];
            kpis.Load(dossier);
        }

        return count > 0;
    }

    private int FoldSlice(ReadOnlyMemory<byte> updates)
    {
        var read = 0;
        board.Change(kpis =>
        {
            for (var i = 0; i < LiveBoard.SliceSize && read < updates.Length; i++)
            {
                read += _rows.Next(updates.Span[read..], out var update);
                kpis.Apply(update);
            }

            return true;
        });
        return read;
    }
}
