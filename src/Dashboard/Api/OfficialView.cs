using Ioc.Kpi.Index766;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api;

/// <summary>The portal's own value of a KPI that Ioc only estimates.</summary>
/// <param name="Value">In the unit of the KPI; null when no source gives it.</param>
/// <param name="Source">The id of the source that gave it.</param>
/// <param name="AsOf">Of when it is, by the source.</param>
/// <param name="AgeSeconds">Since then.</param>
public sealed record OfficialView(double? Value, string? Source, DateTimeOffset? AsOf, double? AgeSeconds)
{
    internal static OfficialView Of(PortalIndex? index, DateTimeOffset now) => index is null
        ? new OfficialView(null, null, null, null)
        : new OfficialView(index.Points, index.Source, index.At.ToUtc().ToOffset(now.Offset), Math.Max(0, (now - index.At.ToUtc()).TotalSeconds));
}
