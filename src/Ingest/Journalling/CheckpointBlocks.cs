using System.Runtime.CompilerServices;
using Ioc.Ingest.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;

namespace Ioc.Ingest.Journalling;

/// <summary>Takes a checkpoint off the live board, block by block, while the board goes on changing.</summary>
internal sealed class CheckpointBlocks(LiveBoard board, Moment lastStamp, uint rowChecksum)
{
    private const int BlockSize = 64 * 1024;

    private readonly byte[] _block = new byte[BlockSize];
    private readonly CodeListWriter _list = new(board.Codes);
    private int _agencies;
    private int _procedures;

    public long Dossiers { get; private set; }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return _block.AsMemory(0, CheckpointCodec.WriteHead(_block, lastStamp, board.Peek(kpis => kpis.DossierCount), rowChecksum));
        for (var row = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copied = board.CopyRows(row, _block.AsSpan(CheckpointCodec.HeaderSize), out var written);
            if (copied == 0)
            {
                yield break;
            }

            // Codes are listed after the copy, so they cover every code that the copied rows can use.
            while (TryListCodes(out var codes))
            {
                yield return codes;
            }

            CheckpointCodec.WriteHeader(_block, CheckpointCodec.BlockKind.Dossiers, copied);
            yield return _block.AsMemory(0, CheckpointCodec.HeaderSize + written);
            row += copied;
            Dossiers += copied;
            await Task.Yield();
        }
    }

    private bool TryListCodes(out ReadOnlyMemory<byte> block)
    {
        _list.Clear();
        List(CodeKind.Agency, ref _agencies);
        List(CodeKind.Procedure, ref _procedures);
        if (_list.Count == 0)
        {
            block = default;
            return false;
        }

        var bytes = new byte[CheckpointCodec.HeaderSize + _list.Length];
        CheckpointCodec.WriteHeader(bytes, CheckpointCodec.BlockKind.Codes, _list.Count);
        _list.Bytes.CopyTo(bytes.AsSpan(CheckpointCodec.HeaderSize));
        block = bytes;
        return true;
    }

    private void List(CodeKind kind, ref int listed)
    {
        var known = board.Codes.TableOf(kind).Count;
        while (listed < known && _list.Length < ICheckpointStore.MaxBlockSize / 2)
        {
            _list.Add(kind, listed++);
        }
    }
}
