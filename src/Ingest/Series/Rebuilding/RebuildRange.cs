namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>The local days that are computed anew, both included.</summary>
public sealed record RebuildRange(DateOnly From, DateOnly To)
{
    /// <summary>The instant of the points of a day: its last full minute.</summary>
    internal static DateTimeOffset LastMinuteOf(DateOnly day, Kpi.Time.LocalTime zone) => zone.StartOf(day.DayNumber + 1).ToUtc().AddMinutes(-1);
}
