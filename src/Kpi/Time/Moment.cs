namespace Ioc.Kpi.Time;

/// <summary>An instant in microseconds since 1970-01-01T00:00:00Z, or <see cref="None"/>. Eight bytes, ordered.</summary>
/// <remarks>Microseconds keep every digit that real sources send; <c>DateTimeOffset</c> would double the size of a dossier.</remarks>
public readonly record struct Moment(long Microseconds) : IComparable<Moment>
{
    /// <summary>The absence of an instant; lower than every instant.</summary>
    public static readonly Moment None = new(long.MinValue);

    /// <summary>Later than every instant that can occur; the open end of an interval.</summary>
    public static readonly Moment Never = new(long.MaxValue);

    public bool Exists => Microseconds != long.MinValue;

    public static Moment From(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The same instant with offset zero. Throws when there is none, or when it lies outside the years 1–9999.</summary>
    public DateTimeOffset ToUtc() => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    public Moment Plus(TimeSpan span) => new(Microseconds + (span.Ticks / TimeSpan.TicksPerMicrosecond));

    public static TimeSpan operator -(Moment left, Moment right) =>
        new((left.Microseconds - right.Microseconds) * TimeSpan.TicksPerMicrosecond);

    public int CompareTo(Moment other) => Microseconds.CompareTo(other.Microseconds);

    public static bool operator <(Moment left, Moment right) => left.Microseconds < right.Microseconds;

    public static bool operator >(Moment left, Moment right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(Moment left, Moment right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(Moment left, Moment right) => left.Microseconds >= right.Microseconds;

    public static Moment Earlier(Moment left, Moment right) => left < right ? left : right;

    public static Moment Later(Moment left, Moment right) => left > right ? left : right;
}
