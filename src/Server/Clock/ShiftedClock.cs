namespace Ioc.Server.Clock;

/// <summary>
/// A clock that starts at a chosen instant and runs at a chosen speed, for replays and drills. Its timers and timestamps run at
/// the same speed, so that a minute of its time is a minute for everything that takes its time from it.
/// </summary>
internal sealed class ShiftedClock : TimeProvider
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly DateTimeOffset _start;
    private readonly double _speed;
    private readonly long _startedAt = System.GetTimestamp();

    /// <param name="start">What the clock shows now.</param>
    /// <param name="speed">Seconds of this clock for each real second; above zero.</param>
    public ShiftedClock(DateTimeOffset start, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        _start = start;
        _speed = speed;
    }

    public override DateTimeOffset GetUtcNow() => _start.ToUniversalTime() + (System.GetElapsedTime(_startedAt) * _speed);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (long)(System.GetElapsedTime(_startedAt).Ticks * _speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ShiftedTimer(this, System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private TimeSpan Real(TimeSpan span)
    {
        if (span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero)
        {
            return span;
        }

        var real = span / _speed;
        return real < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : real > LongestTimer ? LongestTimer : real;
    }

    private sealed class ShiftedTimer(ShiftedClock clock, ITimer real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
