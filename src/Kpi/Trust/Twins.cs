using System.Numerics;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust;

/// <summary>
/// Finds dossiers that were accepted in the same second by the same agency for the same procedure. A table of at most a million places of
/// 24 bytes, made once; behind <see cref="MostKept"/> dossiers it looks no further ones up, so that time and memory stay bounded.
/// </summary>
internal sealed class Twins
{
    /// <summary>Days before now that are looked at.</summary>
    public const int WindowDays = 30;

    /// <summary>Dossiers that are remembered, of which others can be twins: 26,000 a day in the window, more than the largest province has.</summary>
    public const int MostKept = 786_432;

    private readonly ulong[] _marks;
    private readonly DossierKey[] _keys;

    /// <param name="dossiers">No more will be looked at.</param>
    public Twins(int dossiers)
    {
        // Never more than three quarters full.
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)(Math.Min(dossiers, MostKept) * 4L / 3) + 2);
        _marks = new ulong[places];
        _keys = new DossierKey[places];
    }

    /// <summary>Dossiers remembered so far.</summary>
    public int Count { get; private set; }

    /// <summary>Looks a dossier up and remembers it where it is the first of its kind.</summary>
    /// <returns>False, with nothing remembered, where no more are looked at.</returns>
    public bool TryLook(in TrustRecord record, out DossierKey twin)
    {
        twin = default;
        if (Count >= MostKept)
        {
            return false;
        }

        var mark = MarkOf(record.Content);
        var place = PlaceOf(mark);
        if (_marks[place] == mark)
        {
            twin = _keys[place];
            return true;
        }

        _marks[place] = mark;
        _keys[place] = record.Dossier.Key;
        Count++;
        return true;
    }

    /// <summary>Sixty-four bits of second, agency and procedure; two different ones share them once in a million scans.</summary>
    private static ulong MarkOf(in DossierContent content)
    {
        var hash = Mix((ulong)TrustRecord.SecondOf(content.Received), ((ulong)(uint)content.Agency << 32) | (uint)content.Procedure);
        return hash == 0 ? 1 : hash;
    }

    private static ulong Mix(ulong one, ulong other)
    {
        var hash = (one * 0x9E3779B97F4A7C15UL) ^ ((other + 0xD6E8FEB86659FD93UL) * 0xC2B2AE3D27D4EB4FUL);
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 29);
    }

    private int PlaceOf(ulong mark)
    {
        var mask = _marks.Length - 1;
        var place = (int)(mark & (ulong)mask);
        while (_marks[place] != 0 && _marks[place] != mark)
        {
            place = (place + 1) & mask;
        }

        return place;
    }
}
