using Ioc.Kpi.Board;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Api;

/// <summary>The `status` of a KPI (semantics.md, "Targets in time"). Without a target a value is `ok`.</summary>
internal static class ReadingStatus
{
    public static string Of(KpiReading reading) =>
        !reading.Applicable ? "not-applicable" : reading.Value is null ? "no-data" : "ok";

    /// <summary>The same where a target is held against it.</summary>
    /// <param name="breached">Whether an alert of the KPI is open.</param>
    public static string Of(KpiReading reading, TargetProgress? target, bool breached = false) => (Of(reading), target?.Status) switch
    {
        ("ok", _) when breached => "breach",
        ("ok", TargetStatus.Behind) => "warning",
        ("ok", TargetStatus.Missed) => "breach",
        var (status, _) => status,
    };

    /// <summary>How a target stands, as tiles and items say it; null without one or without data for it.</summary>
    public static string? StandingOf(TargetProgress? target) =>
        target is { Status: not TargetStatus.NoData } ? ApiWords.Of(target.Status) : null;
}
