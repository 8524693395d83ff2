using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>How long a dossier took, and the scope it belongs to.</summary>
/// <param name="Microseconds">Never negative.</param>
/// <param name="Place">Agency, procedure and channel in one number (<see cref="ScopeMask"/>).</param>
internal readonly record struct ElapsedTime(long Microseconds, ulong Place)
{
    private const long Second = 1_000_000;

    public ElapsedTime(long microseconds, int agency, int procedure, Channel channel)
        : this(microseconds, ScopeMask.PlaceOf(agency, procedure, channel))
    {
    }

    public int Agency => ScopeMask.IdOf(BreakdownBy.Agency, Place);

    public Channel Channel => (Channel)ScopeMask.IdOf(BreakdownBy.Channel, Place);

    /// <summary>Packs into eight bytes, seconds first: whole seconds, and ids that are small. Almost every time does.</summary>
    public bool TryPack(out ulong packed)
    {
        var (seconds, rest) = Math.DivRem(Microseconds, Second);
        packed = ((ulong)seconds << 32) | ScopeMask.Narrow(Place);
        return rest == 0 && seconds <= uint.MaxValue && ScopeMask.IsNarrow(Place);
    }
}
