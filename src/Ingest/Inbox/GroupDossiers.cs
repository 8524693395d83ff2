using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;

namespace Ioc.Ingest.Inbox;

/// <summary>
/// The dossiers that one group changes, as they will be once the group is durable: each is looked up, unpacked and merged once, however
/// many updates of it the group holds. Used again for the next group. Not thread-safe.
/// </summary>
internal sealed class GroupDossiers
{
    private const int FirstSize = 1024;

    // Open addressing by the key; a slot of an earlier group is free, so nothing has to be cleared between two groups.
    private Slot[] _slots = new Slot[FirstSize * 2];
    private Dossier[] _dossiers = new Dossier[FirstSize];
    private int[] _rows = new int[FirstSize];
    private int _group = 1;

    /// <summary>Dossiers that are changed.</summary>
    public int Count { get; private set; }

    /// <summary>What the update does to its dossier after all earlier updates of the group. Call it under the guard of the board.</summary>
    public UpdateEffect Apply(KpiBoard board, in DossierUpdate update)
    {
        var slot = SlotOf(update.Key);
        if (_slots[slot].Group == _group)
        {
            return board.Merge.Apply(ref _dossiers[_slots[slot].Dossier], update);
        }

        ref var dossier = ref _dossiers[Count];
        _rows[Count] = board.Read(update.Key, out dossier);
        var effect = board.Merge.Apply(ref dossier, update);
        if (effect != UpdateEffect.None)
        {
            _slots[slot] = new Slot { Group = _group, Dossier = Count++ };
            if (Count == _dossiers.Length)
            {
                Grow();
            }
        }

        return effect;
    }

    /// <summary>Puts some of the changed dossiers on the board. Call it under the guard of the board.</summary>
    /// <returns>The first that is not yet there.</returns>
    public int Fold(KpiBoard board, int from, int most)
    {
        var end = Math.Min(Count, from + most);
        Span<DossierPlace> places = stackalloc DossierPlace[KpiBoard.MostWarmed];
        for (var i = from; i < end;)
        {
            var some = Math.Min(end, i + places.Length);
            for (var j = i; j < some; j++)
            {
                places[j - i] = DossierPlace.Of(_dossiers[j].Content, isNew: _rows[j] < 0);
            }

            board.Warm(_rows.AsSpan(i, some - i), places[..(some - i)]);
            for (; i < some; i++)
            {
                board.Put(_rows[i], _dossiers[i]);
            }
        }

        return end;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        _group++;
    }

    private int SlotOf(in DossierKey key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(key.High >> 20) & mask;
        while (_slots[slot].Group == _group && _dossiers[_slots[slot].Dossier].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _dossiers, _dossiers.Length * 2);
        Array.Resize(ref _rows, _rows.Length * 2);
        _slots = new Slot[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            _slots[SlotOf(_dossiers[i].Key)] = new Slot { Group = _group, Dossier = i };
        }
    }

    private struct Slot
    {
        public int Group;
        public int Dossier;
    }
}
