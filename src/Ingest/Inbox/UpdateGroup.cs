using System.Threading.Channels;
using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;

namespace Ioc.Ingest.Inbox;

/// <summary>The batches of one group commit: filled, decided, made durable, folded, answered; then used again. Not thread-safe.</summary>
internal sealed class UpdateGroup(LiveBoard board, ArrivalClock arrivals)
{
    private const int MaxUpdates = 16_384;
    private const int MaxBytes = 2 << 20;

    private readonly List<WaitingBatch> _batches = [];
    private readonly List<SourceCursor> _cursors = [];

    private readonly GroupDossiers _dossiers = new();
    private byte[] _packed = new byte[64 * 1024];
    private int _length;

    /// <summary>Updates that change something and so have to be journalled.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> Packed => _packed.AsSpan(0, _length);

    public IReadOnlyList<SourceCursor> Cursors => _cursors;

    public bool IsDurableAlready => Count == 0 && _cursors.Count == 0;

    /// <summary>Takes what waits, up to about the limits of a group.</summary>
    public void Fill(ChannelReader<WaitingBatch> waiting)
    {
        var updates = 0;
        var bytes = 0;
        while (updates < MaxUpdates && bytes < MaxBytes && waiting.TryRead(out var batch))
        {
            _batches.Add(batch);
            updates += batch.Batch.Count;
            bytes += batch.Batch.PackedLength;
            if (batch.Batch.Cursor is { } cursor)
            {
                _cursors.Add(cursor);
            }
        }
    }

    /// <summary>Stamps arrival times and decides what each update would do after all those before it.</summary>
    public void Decide()
    {
        foreach (var batch in _batches)
        {
            var packed = batch.Batch.Packed;
            while (!packed.IsEmpty)
            {
                packed = packed[board.Peek(kpis => DecideSlice(kpis, batch, packed))..];
            }
        }
    }

    /// <summary>Puts the updates, durable now, on the board.</summary>
    public void Fold()
    {
        for (var at = 0; at < _dossiers.Count;)
        {
            board.Change(kpis =>
            {
                at = _dossiers.Fold(kpis, at, LiveBoard.SliceSize);
                return true;
            });
        }
    }

    public void Complete()
    {
        foreach (var batch in _batches)
        {
            batch.Complete();
        }

        Clear();
    }

    public void Fail(InboxUnavailableException reason)
    {
        foreach (var batch in _batches)
        {
            batch.Fail(reason);
        }

        Clear();
    }

    private int DecideSlice(KpiBoard kpis, WaitingBatch batch, ReadOnlyMemory<byte> packed)
    {
        var read = 0;
        for (var i = 0; i < LiveBoard.SliceSize && read < packed.Length; i++)
        {
            if (i % KpiBoard.MostWarmed == 0)
            {
                Warm(kpis, packed.Span[read..]);
            }

            var length = UpdateCodec.LengthOf(packed.Span[read..]);
            Reserve(length);
            var own = _packed.AsSpan(_length, length);
            packed.Span.Slice(read, length).CopyTo(own);
            read += length;
            if (UpdateCodec.NeedsStamp(own))
            {
                UpdateCodec.Stamp(own, arrivals.Next());
            }

            switch (EffectOf(kpis, own))
            {
                case UpdateEffect.None:
                    batch.Unchanged++;
                    continue;
                case UpdateEffect.Confirmed:
                    batch.Unchanged++;
                    break;
                default:
                    batch.Accepted++;
                    break;
            }

            _length += length;
            Count++;
        }

        return read;
    }

    private UpdateEffect EffectOf(KpiBoard kpis, ReadOnlySpan<byte> packed)
    {
        UpdateCodec.Read(packed, out var update);
        return _dossiers.Apply(kpis, update);
    }

    private static void Warm(KpiBoard kpis, ReadOnlySpan<byte> packed)
    {
        Span<DossierKey> keys = stackalloc DossierKey[KpiBoard.MostWarmed];
        var count = 0;
        for (; count < keys.Length && !packed.IsEmpty; packed = packed[UpdateCodec.LengthOf(packed)..])
        {
            keys[count++] = UpdateCodec.KeyOf(packed);
        }

        kpis.Warm(keys[..count]);
    }

    private void Reserve(int length)
    {
        if (_packed.Length - _length < length)
        {
            Array.Resize(ref _packed, _packed.Length * 2);
        }
    }

    private void Clear()
    {
        _batches.Clear();
        _cursors.Clear();
        _dossiers.Clear();
        _length = 0;
        Count = 0;
    }
}
