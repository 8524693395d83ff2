namespace Ioc.Kpi.Tests.Alerts;

/// <summary>`5.Minutes()`.</summary>
internal static class Durations
{
    public static TimeSpan Seconds(this int count) => TimeSpan.FromSeconds(count);

    public static TimeSpan Minutes(this int count) => TimeSpan.FromMinutes(count);

    public static TimeSpan Hours(this int count) => TimeSpan.FromHours(count);

    public static TimeSpan Days(this int count) => TimeSpan.FromDays(count);
}
