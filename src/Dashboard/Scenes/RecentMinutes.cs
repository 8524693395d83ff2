using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>
/// What one tile showed, minute by minute, over the last day; for values that cannot be recomputed for the past. Empty after a start:
/// a value that nobody saw is not made up. Owned by the broadcaster's loop.
/// </summary>
internal sealed class RecentMinutes
{
    private const long MicrosecondsPerMinute = 60_000_000;
    private const int Kept = (24 * 60) + 5;

    private readonly (long Minute, double Value)[] _ring = new (long, double)[Kept];

    public void Put(Moment at, double value)
    {
        var minute = at.Microseconds / MicrosecondsPerMinute;
        _ring[minute % Kept] = (minute, value);
    }

    /// <summary>The value of that minute; null when it was not seen.</summary>
    public double? At(Moment moment)
    {
        var minute = moment.Microseconds / MicrosecondsPerMinute;
        var (known, value) = _ring[minute % Kept];
        return known == minute && minute > 0 ? value : null;
    }
}
