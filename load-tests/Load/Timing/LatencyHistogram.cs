using System.Numerics;

namespace Ioc.Load.Timing;

/// <summary>
/// Counts durations in buckets of at most 0.8 % width, from a microsecond to an hour, in the manner of HdrHistogram: every power of two
/// is cut into 128 equal parts. Adding costs a few nanoseconds and no memory. Any thread may add.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int PartBits = 7;
    private const int Parts = 1 << PartBits;
    private const long Largest = 3_600_000_000;

    private readonly long[] _counts = new long[IndexOf(Largest) + 1];
    private long _count;
    private long _largest;

    public long Count => Interlocked.Read(ref _count);

    /// <value>The longest duration, exact.</value>
    public TimeSpan Max => TimeSpan.FromMicroseconds(Interlocked.Read(ref _largest));

    public void Add(TimeSpan duration) => Add(duration, 1);

    public void Add(TimeSpan duration, long times)
    {
        var microseconds = Math.Clamp((long)duration.TotalMicroseconds, 0, Largest);
        Interlocked.Add(ref _counts[IndexOf(microseconds)], times);
        Interlocked.Add(ref _count, times);
        for (var seen = Interlocked.Read(ref _largest); microseconds > seen;)
        {
            seen = Interlocked.CompareExchange(ref _largest, microseconds, seen);
        }
    }

    /// <summary>The duration that the given share (0–1) of all durations does not exceed; zero when there are none.</summary>
    public TimeSpan Quantile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var seen = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += Interlocked.Read(ref _counts[index]);
            if (seen >= rank)
            {
                return TimeSpan.FromMicroseconds(Math.Min(UpperEndOf(index), Interlocked.Read(ref _largest)));
            }
        }

        return TimeSpan.Zero;
    }

    private static int IndexOf(long microseconds)
    {
        if (microseconds < Parts)
        {
            return (int)microseconds;
        }

        var shift = BitOperations.Log2((ulong)microseconds) - PartBits;
        return (shift << PartBits) + (int)(microseconds >> shift);
    }

    private static long UpperEndOf(int index)
    {
        if (index < Parts)
        {
            return index;
        }

        var shift = (index >> PartBits) - 1;
        var part = (index & (Parts - 1)) + Parts;
        return ((long)(part + 1) << shift) - 1;
    }
}
