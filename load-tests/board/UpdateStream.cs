using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;

namespace Ioc.BoardLoad;

/// <summary>Many updates, packed as in the journal, in the order of their change times.</summary>
internal sealed class UpdateStream
{
    private readonly byte[] _one = new byte[UpdateCodec.MaxSize];
    private List<(long At, byte[] Packed)> _updates = [];

    private int _taken;

    public int Count => _updates.Count;

    public void Add(in DossierUpdate update) =>
        _updates.Add((update.ChangeTime.Microseconds, _one.AsSpan(0, UpdateCodec.Write(update, _one)).ToArray()));

    /// <summary>Orders by time and keeps the first ones; packs them side by side, as a journal row has them.</summary>
    public void Sort(int count)
    {
        _updates.Sort((left, right) => left.At.CompareTo(right.At));
        _updates = _updates[..count];
        var bytes = new byte[_updates.Sum(update => update.Packed.Length)];
        var at = 0;
        foreach (var (_, packed) in _updates)
        {
            packed.CopyTo(bytes, at);
            at += packed.Length;
        }

        Packed = bytes;
        Last = new Moment(_updates[^1].At);
        _updates = [];
        Updates = count;
    }

    public int Updates { get; private set; }

    public ReadOnlyMemory<byte> Packed { get; private set; }

    public Moment Last { get; private set; }

    /// <summary>Takes the next updates off the stream.</summary>
    /// <returns>False when there are not so many left.</returns>
    public bool TryTake(Span<DossierUpdate> updates)
    {
        for (var i = 0; i < updates.Length; i++)
        {
            if (_taken == Packed.Length)
            {
                return false;
            }

            _taken += UpdateCodec.Read(Packed.Span[_taken..], out updates[i]);
        }

        return true;
    }

    /// <summary>Slices of at most <paramref name="updates"/> updates.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Packed, int Count)> Slices(int updates)
    {
        for (var at = 0; at < Packed.Length;)
        {
            var (from, count) = (at, 0);
            for (; count < updates && at < Packed.Length; count++)
            {
                at += UpdateCodec.LengthOf(Packed.Span[at..]);
            }

            yield return (Packed[from..at], count);
        }
    }
}
