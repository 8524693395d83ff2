using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>Rows whose state changes with time alone, by the instant. A row may stand here more than once; looking again does no harm.</summary>
internal sealed class DeadlineQueue
{
    private readonly PriorityQueue<int, long> _rows = new();

    public int Count => _rows.Count;

    public long Bytes => 16L * _rows.Capacity;

    public void Add(int row, Moment at)
    {
        if (at != Moment.Never)
        {
            _rows.Enqueue(row, at.Microseconds);
        }
    }

    public void Write(ImageWriter image)
    {
        image.Int(_rows.Count);
        foreach (var (row, at) in _rows.UnorderedItems)
        {
            image.Int(row);
            image.Long(at);
        }
    }

    public void Read(ImageReader image)
    {
        var entries = new (int Row, long At)[image.Int()];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = (image.Int(), image.Long());
        }

        _rows.EnqueueRange(entries);
    }

    /// <summary>Takes the next row whose instant is not after now.</summary>
    public bool TryTake(Moment now, out int row) =>
        _rows.TryPeek(out row, out var at) && at <= now.Microseconds && _rows.TryDequeue(out row, out _);
}
