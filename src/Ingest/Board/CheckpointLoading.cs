using System.Threading.Channels;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Channel = System.Threading.Channels.Channel;

namespace Ioc.Ingest.Board;

/// <summary>
/// Fills a board from the blocks of a checkpoint on two threads: this one unpacks and stores the records, another counts them one block
/// behind. Used once.
/// </summary>
internal sealed class CheckpointLoading(KpiBoard board, DossierCodes codes)
{
    private const int BlocksInFlight = 8;

    private readonly CodeTranslation _translation = new(codes);
    private readonly Channel<LoadedBlock> _stored = Channel.CreateBounded<LoadedBlock>(BlocksInFlight);
    private readonly Channel<LoadedBlock> _idle = Channel.CreateUnbounded<LoadedBlock>();

    /// <summary>Dossiers stored so far.</summary>
    public long Dossiers { get; private set; }

    /// <summary>The last arrival time that the writer had handed out; `None` without a head.</summary>
    public Moment LastStamp { get; private set; } = Moment.None;

    /// <summary>The checksum of the last journal row that is covered; zero where it is not known.</summary>
    public uint RowChecksum { get; private set; }

    /// <exception cref="InvalidDataException">A block is not of this format; the board is of no use then.</exception>
    public async Task RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        for (var i = 0; i < BlocksInFlight; i++)
        {
            _idle.Writer.TryWrite(new LoadedBlock());
        }

        var counting = Task.Run(() => CountAsync(cancellationToken), CancellationToken.None);
        try
        {
            await foreach (var block in blocks.WithCancellation(cancellationToken))
            {
                await LoadAsync(block, cancellationToken);
            }
        }
        finally
        {
            _stored.Writer.Complete();
            await counting;
        }

        board.CompleteLoad();
    }

    private async ValueTask LoadAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        var (kind, count) = CheckpointCodec.ReadHeader(block.Span);
        var content = block[CheckpointCodec.HeaderSize..];
        switch (kind)
        {
            case CheckpointCodec.BlockKind.Head:
                (LastStamp, var dossiers, RowChecksum) = CheckpointCodec.ReadHead(content.Span);
                board.Reserve(dossiers);
                break;
            case CheckpointCodec.BlockKind.Codes:
                _translation.Read(content.Span, count);
                break;
            case CheckpointCodec.BlockKind.Dossiers:
                var loaded = await _idle.Reader.ReadAsync(cancellationToken);
                Store(content.Span, count, loaded);
                await _stored.Writer.WriteAsync(loaded, cancellationToken);
                Dossiers += count;
                break;
            default:
                throw new InvalidDataException($"The checkpoint has a block of an unknown kind {(byte)kind}.");
        }
    }

    private void Store(ReadOnlySpan<byte> packed, int count, LoadedBlock loaded)
    {
        loaded.Begin(count);
        for (var i = 0; i < count; i++)
        {
            ref var dossier = ref loaded.Dossiers[i];
            packed = packed[CheckpointCodec.ReadDossier(packed, _translation, out dossier)..];
            loaded.LastRow = board.LoadRecord(dossier);
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var loaded in _stored.Reader.ReadAllAsync(cancellationToken))
            {
                for (var i = 0; i < loaded.Count; i++)
                {
                    board.LoadCounts(loaded.LastRow - loaded.Count + 1 + i, loaded.Dossiers[i]);
                }

                _idle.Writer.TryWrite(loaded);
            }
        }
        finally
        {
            // Nobody waits for a block that will not come back.
            _idle.Writer.TryComplete();
        }
    }

    /// <summary>The dossiers of a block, unpacked; rows ascend one by one. Used again and again.</summary>
    private sealed class LoadedBlock
    {
        public Dossier[] Dossiers { get; private set; } = [];

        public int Count { get; private set; }

        public int LastRow { get; set; }

        public void Begin(int count)
        {
            Count = count;
            if (Dossiers.Length < count)
            {
                Dossiers = new Dossier[count + (count / 4)];
            }
        }
    }
}
