namespace Ioc.Kpi.Calendars;

/// <summary>
/// The hours of a working day: spells in their order, apart from each other, eight hours together, which is one working day of a
/// procedure (kpis.md, 5.2). Immutable. Times of day are microseconds since the local midnight; both ends of a spell belong to it.
/// </summary>
public sealed class WorkingHours
{
    /// <summary>Microseconds of work in a working day.</summary>
    internal const long DayMicroseconds = 8 * 3_600_000_000L;

    private readonly long[] _from;
    private readonly long[] _until;

    /// <param name="spells">As the class says; checked by <see cref="CalendarFile"/>.</param>
    internal WorkingHours(IReadOnlyList<(TimeOnly From, TimeOnly Until)> spells)
    {
        Spells = spells;
        _from = [.. spells.Select(spell => MicrosecondsOf(spell.From))];
        _until = [.. spells.Select(spell => MicrosecondsOf(spell.Until))];
    }

    /// <summary>The work of one working day.</summary>
    public static TimeSpan Day { get; } = TimeSpan.FromHours(8);

    /// <summary>Morning and afternoon, as a rule.</summary>
    public IReadOnlyList<(TimeOnly From, TimeOnly Until)> Spells { get; }

    public TimeOnly Opening => Spells[0].From;

    public TimeOnly Closing => Spells[^1].Until;

    internal long OpeningMicroseconds => _from[0];

    internal long ClosingMicroseconds => _until[^1];

    public override string ToString() => string.Join(", ", Spells.Select(spell => $"{spell.From:HH:mm:ss.ffffff}-{spell.Until:HH:mm:ss.ffffff}"));

    internal static long MicrosecondsOf(TimeOnly time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Work done in a working day up to a time of day.</summary>
    internal long WorkedUntil(long time)
    {
        var worked = 0L;
        for (var i = 0; i < _from.Length; i++)
        {
            worked += Math.Clamp(time, _from[i], _until[i]) - _from[i];
        }

        return worked;
    }

    /// <summary>The earliest time of day by which so much work is done: more than none, at most a day's.</summary>
    internal long TimeAfter(long worked)
    {
        var i = 0;
        for (; worked > _until[i] - _from[i]; i++)
        {
            worked -= _until[i] - _from[i];
        }

        return _from[i] + worked;
    }

    /// <summary>The time itself where it is worked, else when work begins next on the day.</summary>
    /// <param name="time">Not after the closing.</param>
    internal long AtWork(long time)
    {
        var i = 0;
        while (time > _until[i])
        {
            i++;
        }

        return Math.Max(time, _from[i]);
    }
}
