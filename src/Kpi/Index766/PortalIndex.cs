using Ioc.Kpi.Time;

namespace Ioc.Kpi.Index766;

/// <summary>The index of decision 766 as the portal itself gives it. It is authoritative; what Ioc works out is an estimate (kpis.md).</summary>
/// <param name="Source">The source that gave it.</param>
/// <param name="Points">0 to 100.</param>
/// <param name="At">Of when it is, by the source.</param>
public sealed record PortalIndex(string Source, double Points, Moment At);
