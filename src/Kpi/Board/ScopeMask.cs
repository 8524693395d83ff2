using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// Recognises the times of a scope by their place: agency, procedure and channel as one number. In its wide form that has 30 bits for each
/// id, in its narrow one 13 for the agency and 16 for the procedure, 32 in all; the channel takes the lowest three in both.
/// </summary>
internal readonly struct ScopeMask
{
    private const int ProcedureAt = 3;
    private const int NarrowAgencyAt = 19;
    private const int AgencyAt = 33;
    private const ulong Channels = (1UL << ProcedureAt) - 1;
    private const ulong Procedures = ((1UL << AgencyAt) - 1) & ~Channels;
    private const ulong NarrowProcedures = ((1UL << NarrowAgencyAt) - 1) & ~Channels;

    private readonly ulong _place;
    private readonly ulong _mask;

    public ScopeMask(in Scope scope)
    {
        _place = PlaceOf(scope.Agency ?? 0, scope.Procedure ?? 0, scope.Channel ?? Channel.Unknown);
        _mask = (scope.Agency is null ? 0 : ~(Channels | Procedures))
            | (scope.Procedure is null ? 0 : Procedures)
            | (scope.Channel is null ? 0 : Channels);
        NarrowPlace = Narrow(_place);
        NarrowMask = (scope.Agency is null ? 0 : ~(uint)(Channels | NarrowProcedures))
            | (scope.Procedure is null ? 0 : (uint)NarrowProcedures)
            | (scope.Channel is null ? 0 : (uint)Channels);

        // A scope with large ids holds no narrow time at all: a mask of nothing that has to equal something.
        if (!IsNarrow(_place))
        {
            (NarrowPlace, NarrowMask) = (1, 0);
        }
    }

    /// <summary>A narrow place belongs to the scope when it equals this under <see cref="NarrowMask"/>.</summary>
    public uint NarrowPlace { get; }

    public uint NarrowMask { get; }

    public static ulong PlaceOf(int agency, int procedure, Channel channel) =>
        ((ulong)agency << AgencyAt) | ((ulong)procedure << ProcedureAt) | (ulong)channel;

    /// <summary>The id of the agency, procedure or channel in a wide place.</summary>
    public static int IdOf(BreakdownBy by, ulong place) => by switch
    {
        BreakdownBy.Agency => (int)(place >> AgencyAt),
        BreakdownBy.Procedure => (int)((place & Procedures) >> ProcedureAt),
        _ => (int)(place & Channels),
    };

    /// <summary>The same in a narrow place: shifted right and cut by the bits.</summary>
    public static (int Shift, uint Bits) NarrowIdOf(BreakdownBy by) => by switch
    {
        BreakdownBy.Agency => (NarrowAgencyAt, uint.MaxValue >> NarrowAgencyAt),
        BreakdownBy.Procedure => (ProcedureAt, (uint)(NarrowProcedures >> ProcedureAt)),
        _ => (0, (uint)Channels),
    };

    public static bool IsNarrow(ulong place) =>
        place >> AgencyAt < 1UL << (32 - NarrowAgencyAt) && (place & Procedures) <= NarrowProcedures;

    public static uint Narrow(ulong place) =>
        ((uint)(place >> AgencyAt) << NarrowAgencyAt) | (uint)(place & (NarrowProcedures | Channels));

    public bool Holds(ulong place) => (place & _mask) == _place;
}
