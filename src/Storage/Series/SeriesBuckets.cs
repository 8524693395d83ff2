using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Series;

/// <summary>The local hours and days of one time zone, in seconds since 1970-01-01T00:00:00Z.</summary>
internal sealed class SeriesBuckets(LocalTime localTime)
{
    private const long SecondsPerHour = 3600;

    /// <summary>No local hour or day is longer: a day on which the clock is set back has 25 hours.</summary>
    public const long LongestBucket = 26 * SecondsPerHour;

    public static long SecondOf(DateTimeOffset time) => time.ToUnixTimeSeconds();

    /// <summary>The first whole second that is not before the time.</summary>
    public static long BoundOf(DateTimeOffset time) =>
        time.ToUnixTimeSeconds() + (time.UtcTicks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);

    public DateTimeOffset Local(long second) => localTime.ToLocal(MomentOf(second));

    /// <summary>The start of the minute point, hour or day that holds the second.</summary>
    public long StartOf(SeriesStep step, long second) => step switch
    {
        SeriesStep.Hour => StartOfHour(second),
        SeriesStep.Day => StartOfDay(second),
        _ => second,
    };

    public long StartOfNextDay(long second) => StartOfDay(StartOfDay(second) + LongestBucket);

    public long StartOfMonth(long second) => StartOfMonth(second, 0);

    public long StartOfNextMonth(long second) => StartOfMonth(second, 1);

    private long StartOfMonth(long second, int later)
    {
        var day = DateOnly.FromDayNumber(localTime.DayOf(MomentOf(second)));
        return localTime.StartOf(new DateOnly(day.Year, day.Month, 1).AddMonths(later).DayNumber).Microseconds / 1_000_000;
    }

    private long StartOfHour(long second)
    {
        var local = Local(second);
        return second - (local.Minute * 60) - local.Second;
    }

    private long StartOfDay(long second) =>
        localTime.StartOf(localTime.DayOf(MomentOf(second))).Microseconds / 1_000_000;

    private static Moment MomentOf(long second) => new(second * 1_000_000);
}
