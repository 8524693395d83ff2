using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ioc.Kpi.Reading;

/// <summary>The first bytes of a field's name as it is written, so many that they are compared at once.</summary>
[InlineArray(Size)]
public struct FieldName
{
    public const int Size = 32;

    private byte _first;

    /// <summary>Whether a text begins with these bytes.</summary>
    /// <param name="text">Of <see cref="Size"/> bytes.</param>
    /// <param name="length">How many bytes count, 1 to <see cref="Size"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Begins(ReadOnlySpan<byte> text, int length)
    {
        var own = Vector256.LoadUnsafe(in _first);
        var equal = Vector256.Equals(own, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text))).ExtractMostSignificantBits();
        return (equal | uint.MaxValue << (length - 1) << 1) == uint.MaxValue;
    }
}
