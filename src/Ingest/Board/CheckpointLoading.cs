using System.Runtime.InteropServices;
using System.Threading.Channels;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Board;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Channel = System.Threading.Channels.Channel;

namespace Ioc.Ingest.Board;

/// <summary>
/// Fills a board from the blocks of a checkpoint. Where the counters stand in it and still hold, a start only copies memory; otherwise every
/// record is counted. Used once.
/// </summary>
internal sealed class CheckpointLoading(KpiBoard board, DossierCodes codes)
{
    // One is being loaded, one being read.
    private const int BlocksAhead = Checkpoint.BlocksKept - 2;

    private readonly CodeTranslation _translation = new(codes);
    private readonly List<ReadOnlyMemory<byte>> _counters = [];

    // About how many dossiers follow; room is made for them when the first comes and the index has not come before.
    private int _expected;
    private bool _hasIndex;

    /// <summary>Dossiers stored so far.</summary>
    public long Dossiers { get; private set; }

    /// <summary>Whether the counters came from the checkpoint, so that nothing had to be counted.</summary>
    public bool CountersHeld { get; private set; }

    /// <summary>The last arrival time that the writer had handed out; `None` without a head.</summary>
    public Moment LastStamp { get; private set; } = Moment.None;

    /// <summary>The checksum of the last journal row that is covered; zero where it is not known.</summary>
    public uint RowChecksum { get; private set; }

    /// <exception cref="InvalidDataException">A block is not of this format; the board is of no use then.</exception>
    public async Task RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<ReadOnlyMemory<byte>>(BlocksAhead);
        var reading = Task.Run(() => ReadAheadAsync(blocks, ahead.Writer, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var block in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                Load(block.Span);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }

        board.CompleteIndex();

        // Ids in the counters are the writer's.
        CountersHeld = _counters.Count > 0 && _translation.KeepsCounted && board.TryLoadCounters(_counters);
        if (!CountersHeld)
        {
            board.CountAll();
        }
    }

    /// <summary>Reads and checks the blocks on another thread while those before them are loaded.</summary>
    private static async Task ReadAheadAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> blocks, ChannelWriter<ReadOnlyMemory<byte>> ahead, CancellationToken cancellationToken)
    {
        Exception? problem = null;
        try
        {
            await foreach (var block in blocks.WithCancellation(cancellationToken))
            {
                await ahead.WriteAsync(block, cancellationToken);
            }
        }
#pragma warning disable CA1031 // Not swallowed: the loading side throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            problem = exception;
        }

        ahead.Complete(problem);
    }

    private void Load(ReadOnlySpan<byte> block)
    {
        var (kind, count) = CheckpointCodec.ReadHeader(block);
        var content = block[CheckpointCodec.HeaderSize..];
        switch (kind)
        {
            case CheckpointCodec.BlockKind.Head:
                (LastStamp, _expected, RowChecksum) = CheckpointCodec.ReadHead(content);
                break;
            case CheckpointCodec.BlockKind.Codes:
                _translation.Read(content, count);
                break;
            case CheckpointCodec.BlockKind.Index when count == KpiBoard.IndexForm:
                board.LoadIndex(content);
                _hasIndex = true;
                break;
            case CheckpointCodec.BlockKind.Index:
                break;
            case CheckpointCodec.BlockKind.Dossiers:
                MakeRoom();
                LoadDossiers(content, count);
                break;
            case CheckpointCodec.BlockKind.Records:
                MakeRoom();
                LoadRecords(content, count);
                break;
            case CheckpointCodec.BlockKind.History:
                LoadHistory(content);
                break;
            case CheckpointCodec.BlockKind.Counters:
                _counters.Add(content.ToArray());
                break;
            default:
                throw new InvalidDataException($"The checkpoint has a block of an unknown kind {(byte)kind}.");
        }
    }

    private void MakeRoom()
    {
        if (_expected > 0 && !_hasIndex)
        {
            board.Reserve(_expected);
        }

        _expected = 0;
    }

    private void LoadDossiers(ReadOnlySpan<byte> packed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            packed = packed[CheckpointCodec.ReadDossier(packed, _translation, out var dossier)..];
            board.LoadRecord(dossier);
        }

        Dossiers += count;
    }

    private void LoadRecords(ReadOnlySpan<byte> content, int count)
    {
        var lengths = MemoryMarshal.Cast<byte, ushort>(content[(content.Length - (count * sizeof(ushort)))..]);
        if (!_translation.IsIdentity)
        {
            LoadDossiers(content, count);
            return;
        }

        board.LoadPacked(content, lengths);
        Dossiers += count;
    }

    private void LoadHistory(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty && _translation.KeepsCounted)
        {
            piece = piece[BoardCapture.ReadHistory(piece, out var row, out var packed)..];
            if (_translation.IsIdentity)
            {
                board.LoadPacked(row, packed);
            }
            else
            {
                CheckpointCodec.ReadDossier(packed, _translation, out var dossier);
                board.LoadRecord(row, dossier);
            }
        }
    }
}
