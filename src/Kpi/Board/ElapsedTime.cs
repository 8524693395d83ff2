using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>How long a dossier took, and the scope it belongs to.</summary>
/// <param name="Microseconds">By the clock; never negative.</param>
/// <param name="Working">Working time less waits, in microseconds; never negative.</param>
/// <param name="Place">Agency, procedure and channel in one number (<see cref="ScopeMask"/>).</param>
internal readonly record struct ElapsedTime(long Microseconds, long Working, ulong Place)
{
    private const long Second = 1_000_000;

    public ElapsedTime(long microseconds, long working, int agency, int procedure, Channel channel)
        : this(microseconds, working, ScopeMask.PlaceOf(agency, procedure, channel))
    {
    }

    public int Agency => ScopeMask.IdOf(BreakdownBy.Agency, Place);

    public Channel Channel => (Channel)ScopeMask.IdOf(BreakdownBy.Channel, Place);

    public long Of(TimeKind kind) => kind == TimeKind.Elapsed ? Microseconds : Working;

    /// <summary>Packs into twelve bytes: whole seconds, and ids that are small. Almost every time does.</summary>
    public bool TryPack(out PackedTime packed)
    {
        var (seconds, rest) = Math.DivRem(Microseconds, Second);
        var (working, workingRest) = Math.DivRem(Working, Second);
        packed = new PackedTime((uint)seconds, (uint)working, ScopeMask.Narrow(Place));
        return rest == 0 && workingRest == 0 && seconds <= uint.MaxValue && working <= uint.MaxValue && ScopeMask.IsNarrow(Place);
    }
}
