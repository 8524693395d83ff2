using System.Runtime.CompilerServices;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>Up to three supplement waits, each from the request to the answer: from, until, from, until, …; `None` where absent.</summary>
[InlineArray(Length)]
public struct Pauses : IEquatable<Pauses>
{
    public const int Length = 6;

#pragma warning disable IDE0044, IDE0051, CS0169 // The runtime repeats this field.
    private Moment _element;
#pragma warning restore IDE0044, IDE0051, CS0169

    public static readonly Pauses Empty = Filled(Moment.None);

    public readonly bool Equals(Pauses other)
    {
        ReadOnlySpan<Moment> left = this;
        ReadOnlySpan<Moment> right = other;
        return left.SequenceEqual(right);
    }

    public override readonly bool Equals(object? obj) => obj is Pauses other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var moment in this)
        {
            hash.Add(moment);
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(Pauses left, Pauses right) => left.Equals(right);

    public static bool operator !=(Pauses left, Pauses right) => !left.Equals(right);

    private static Pauses Filled(Moment moment)
    {
        var pauses = default(Pauses);
        for (var i = 0; i < Length; i++)
        {
            pauses[i] = moment;
        }

        return pauses;
    }
}
