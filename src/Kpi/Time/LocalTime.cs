namespace Ioc.Kpi.Time;

/// <summary>Turns instants into local days and back, in one time zone. Immutable; any thread may call.</summary>
/// <remarks>A local day is <see cref="DateOnly.DayNumber"/>. Viet Nam has no daylight saving, so one offset serves almost every instant.</remarks>
public sealed class LocalTime
{
    private const long MicrosecondsPerDay = 86_400_000_000;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly TimeZoneInfo _zone;
    private readonly long _steadyOffset;
    private readonly Moment _steadyFrom;

    public LocalTime(TimeZoneInfo zone)
    {
        _zone = zone;
        var rules = zone.GetAdjustmentRules();
        var lastChange = rules.Length == 0 ? DateTime.MinValue : rules[^1].DateStart;
        var steady = rules.All(rule => !rule.HasRecurringDaylight());
        var firstSteadyYear = steady ? Math.Max(1, lastChange.Year + 1) : int.MaxValue;
        _steadyFrom = firstSteadyYear > 9000 ? Moment.Never : Moment.From(new DateTimeOffset(firstSteadyYear, 1, 2, 0, 0, 0, TimeSpan.Zero));
        _steadyOffset = zone.GetUtcOffset(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    public static LocalTime Vietnam { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));

    public TimeZoneInfo Zone => _zone;

    /// <summary>The local day that holds the instant, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int DayOf(Moment moment)
    {
        var local = moment.Microseconds + OffsetMicroseconds(moment);
        var day = local / MicrosecondsPerDay;
        return (int)(local < day * MicrosecondsPerDay ? day - 1 : day) + EpochDay;
    }

    /// <summary>The first instant of a local day.</summary>
    public Moment StartOf(int day)
    {
        var local = (day - EpochDay) * MicrosecondsPerDay;
        var guess = new Moment(local - _steadyOffset);
        return guess >= _steadyFrom ? guess : new Moment(local - OffsetMicroseconds(guess));
    }

    /// <summary>The instant of a local wall-clock time; where the clock was set back, the later reading.</summary>
    public Moment At(DateTime localWallClock) =>
        StartOf(DateOnly.FromDateTime(localWallClock).DayNumber).Plus(localWallClock.TimeOfDay);

    /// <summary>The instant with the zone's offset, for texts and JSON.</summary>
    public DateTimeOffset ToLocal(Moment moment) => TimeZoneInfo.ConvertTime(moment.ToUtc(), _zone);

    public DateOnly DateOf(Moment moment) => DateOnly.FromDayNumber(DayOf(moment));

    private long OffsetMicroseconds(Moment moment) =>
        moment >= _steadyFrom ? _steadyOffset : _zone.GetUtcOffset(moment.ToUtc()).Ticks / TimeSpan.TicksPerMicrosecond;
}
