using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;

namespace Ioc.Ingest.Journalling;

/// <summary>
/// Takes a checkpoint off the live board, block by block, while the board goes on changing: the counters as they are when it begins, the
/// records, and for those that change meanwhile the record as it was.
/// </summary>
internal sealed class CheckpointBlocks(LiveBoard board, Moment lastStamp, uint rowChecksum)
{
    private const int RecordSpace = 64 * 1024;
    private const int MostRecords = 1024;

    // One after another; each is copied before the next is asked for.
    private byte[] _block = new byte[CheckpointCodec.HeaderSize + RecordSpace + (MostRecords * sizeof(ushort))];
    private readonly ushort[] _lengths = new ushort[MostRecords];
    private readonly CodeListWriter _list = new(board.Codes);
    private int _agencies;
    private int _procedures;
    private int _sources;

    public long Dossiers { get; private set; }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var capture = board.Peek(kpis => kpis.Capture());
        try
        {
            yield return _block.AsMemory(0, CheckpointCodec.WriteHead(_block, lastStamp, capture.Rows, rowChecksum));

            // Listed after the capture, so they cover every code that its records can use.
            while (TryListCodes(out var codes))
            {
                yield return codes;
            }

            foreach (var piece in capture.Index)
            {
                yield return Block(CheckpointCodec.BlockKind.Index, piece.Span, KpiBoard.IndexForm);
            }

            for (int row = 0, copied; (copied = CopyRecords(capture, row, out var length)) > 0; row += copied)
            {
                yield return _block.AsMemory(0, length);
                Dossiers += copied;
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            // Nothing where so much changed that the counters are of no use.
            if (board.Peek(_ => Ended(capture)))
            {
                foreach (var piece in capture.History)
                {
                    yield return Block(CheckpointCodec.BlockKind.History, piece.Span);
                }

                foreach (var piece in capture.Counters)
                {
                    yield return Block(CheckpointCodec.BlockKind.Counters, piece.Span);
                }
            }
        }
        finally
        {
            board.Peek(_ => Ended(capture));
            capture.Dispose();
        }
    }

    private static bool Ended(BoardCapture capture)
    {
        capture.End();
        return !capture.IsOutrun;
    }

    private int CopyRecords(BoardCapture capture, int row, out int length)
    {
        var copied = board.CopyRows(capture, row, _block.AsSpan(CheckpointCodec.HeaderSize, RecordSpace), _lengths, out var written);
        CheckpointCodec.WriteHeader(_block, CheckpointCodec.BlockKind.Records, copied);
        MemoryMarshal.AsBytes(_lengths.AsSpan(0, copied)).CopyTo(_block.AsSpan(CheckpointCodec.HeaderSize + written));
        length = CheckpointCodec.HeaderSize + written + (copied * sizeof(ushort));
        return copied;
    }

    private bool TryListCodes(out ReadOnlyMemory<byte> block)
    {
        _list.Clear();
        List(CodeKind.Agency, ref _agencies);
        List(CodeKind.Procedure, ref _procedures);
        List(CodeKind.Source, ref _sources);
        block = _list.Count == 0 ? default : Block(CheckpointCodec.BlockKind.Codes, _list.Bytes, _list.Count);
        return _list.Count > 0;
    }

    private void List(CodeKind kind, ref int listed)
    {
        var known = board.Codes.TableOf(kind).Count;
        while (listed < known && _list.Length < ICheckpointStore.MaxBlockSize / 2)
        {
            _list.Add(kind, listed++);
        }
    }

    private ReadOnlyMemory<byte> Block(CheckpointCodec.BlockKind kind, ReadOnlySpan<byte> content, int count = 0)
    {
        var length = CheckpointCodec.HeaderSize + content.Length;
        if (_block.Length < length)
        {
            _block = new byte[length];
        }

        CheckpointCodec.WriteHeader(_block, kind, count);
        content.CopyTo(_block.AsSpan(CheckpointCodec.HeaderSize));
        return _block.AsMemory(0, length);
    }
}
