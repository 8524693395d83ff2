namespace Ioc.Kpi.Time;

internal static class AdjustmentRules
{
    /// <summary>Whether the rule switches the clock every year for ever, so that no single offset can serve.</summary>
    public static bool HasRecurringDaylight(this TimeZoneInfo.AdjustmentRule rule) =>
        rule.DaylightDelta != TimeSpan.Zero && rule.DateEnd.Year >= 2100;
}
