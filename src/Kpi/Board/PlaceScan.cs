using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ioc.Kpi.Board;

/// <summary>
/// Finds the times of a scope in a list by their narrow places (<see cref="ScopeMask"/>), sixteen at a time: most questions ask for few of many.
/// </summary>
internal ref struct PlaceScan(ReadOnlySpan<uint> places, in ScopeMask scope)
{
    private const int Lane = 8;
    private const int Step = 2 * Lane;

    private readonly ReadOnlySpan<uint> _places = places;
    private readonly uint _place = scope.NarrowPlace;
    private readonly uint _mask = scope.NarrowMask;
    private int _next;
    private int _from;
    private uint _found;

    /// <summary>Where the time found last stands.</summary>
    public int Current { get; private set; }

    /// <summary>Goes on to the next time of the scope.</summary>
    /// <returns>False when there are no more.</returns>
    public bool MoveNext()
    {
        while (_found == 0)
        {
            if (_next >= _places.Length)
            {
                return false;
            }

            _from = _next;
            _found = _places.Length - _next >= Step ? Whole() : Rest();
            _next += Step;
        }

        Current = _from + BitOperations.TrailingZeroCount(_found);
        _found &= _found - 1;
        return true;
    }

    private readonly uint Whole()
    {
        ref var first = ref MemoryMarshal.GetReference(_places);
        var (mask, place) = (Vector256.Create(_mask), Vector256.Create(_place));
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)_from) & mask, place);
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)(_from + Lane)) & mask, place);
        return low.ExtractMostSignificantBits() | (high.ExtractMostSignificantBits() << Lane);
    }

    private readonly uint Rest()
    {
        var found = 0u;
        for (var i = _from; i < _places.Length; i++)
        {
            found |= (_places[i] & _mask) == _place ? 1u << (i - _from) : 0;
        }

        return found;
    }
}
