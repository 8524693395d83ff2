using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;

namespace Ioc.Kpi.Reading;

/// <summary>The updates of a batch that wait for their keys, until the codes of eight are together. Not thread-safe.</summary>
internal sealed class PendingKeys(DossierKeyLanes lanes)
{
    private readonly int[] _places = new int[DossierKeyLanes.Lanes];
    private readonly DossierKey[] _keys = new DossierKey[DossierKeyLanes.Lanes];
    private int _count;

    /// <summary>Forgets what waits.</summary>
    public void Clear() => _count = 0;

    /// <summary>Takes the code of the update that is added to the batch next.</summary>
    public void Take(ReadOnlySpan<byte> code) => lanes.Set(_count, code);

    /// <summary>Says where the update stands whose code was taken last.</summary>
    public void Expect(UpdateBatch batch, int place)
    {
        _places[_count++] = place;
        if (_count == _places.Length)
        {
            Complete(batch);
        }
    }

    /// <summary>Gives every waiting update its key.</summary>
    public void Complete(UpdateBatch batch)
    {
        if (_count == 0)
        {
            return;
        }

        var keys = _keys.AsSpan(0, _count);
        lanes.Hash(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            batch.SetKey(_places[i], keys[i]);
        }

        _count = 0;
    }
}
