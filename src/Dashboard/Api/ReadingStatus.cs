using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Api;

/// <summary>The `status` of a KPI. Without targets a value is `ok`; `warning` and `breach` come with targets and alerts.</summary>
internal static class ReadingStatus
{
    public static string Of(KpiReading reading) =>
        !reading.Applicable ? "not-applicable" : reading.Value is null ? "no-data" : "ok";
}
