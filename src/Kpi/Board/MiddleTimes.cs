namespace Ioc.Kpi.Board;

/// <summary>
/// Finds the median of times of one kind. How many fall into each bucket (<see cref="TimeBuckets"/>) is known of some, and of the others by a sample:
/// that tells the span which must hold the middle. Then times are looked at, those below the span counted, those within it kept.
/// </summary>
internal sealed class MiddleTimes
{
    private const long Second = 1_000_000;

    private readonly int[] _sampled = new int[TimeBuckets.Count];
    private readonly List<long> _within = [];
    private int _firstBucket;
    private int _lastBucket;
    private int _below;
    private int _countedBelow;
    private int _countedWithin;

    /// <summary>How many times are known to fall into each bucket.</summary>
    public int[] Counted { get; } = new int[TimeBuckets.Count];

    /// <summary>The first and the last second of the span.</summary>
    public uint First { get; private set; }

    public uint Last { get; private set; }

    /// <summary>Begins with no times.</summary>
    public void Begin()
    {
        Array.Clear(Counted);
        Array.Clear(_sampled);
    }

    /// <summary>A time of a sample, which stands for so many.</summary>
    public void AddSample(uint seconds, int times) => _sampled[TimeBuckets.Of(seconds)] += times;

    /// <summary>Sets the span to where the middle of so many times is expected, give or take some ranks; to everything where those are all.</summary>
    public void Expect(int count, int ranks)
    {
        (_firstBucket, _lastBucket) = ranks >= count / 2 ? (0, TimeBuckets.Count - 1) : Around(count / 2, ranks);
        (First, Last) = (TimeBuckets.FirstOf(_firstBucket), TimeBuckets.LastOf(_lastBucket));
        (_countedBelow, _countedWithin) = (Sum(Counted.AsSpan(0, _firstBucket)), Sum(Counted.AsSpan(_firstBucket, _lastBucket + 1 - _firstBucket)));
        _below = 0;
        _within.Clear();
    }

    public void AddBelow(int times) => _below += times;

    /// <summary>A time within the span.</summary>
    public void AddWithin(uint seconds) => _within.Add(seconds * Second);

    /// <summary>A time anywhere.</summary>
    public void Add(uint seconds) => Add(seconds * Second, seconds);

    /// <summary>A time anywhere, in microseconds.</summary>
    public void Add(long microseconds) => Add(microseconds, TimeBuckets.SecondsOf(microseconds));

    /// <summary>Whether the span holds the middle, or both middles, of so many times, those looked at.</summary>
    public bool Holds(int count) => (count - 1) / 2 >= _below && count / 2 < _below + _within.Count;

    /// <summary>The same of so many times, those known by bucket and those looked at.</summary>
    public bool HoldsWithCounted(int count) =>
        (count - 1) / 2 >= _countedBelow + _below && count / 2 < _countedBelow + _below + _countedWithin + _within.Count;

    /// <summary>The median of so many times, all looked at; the span <see cref="Holds"/> it. In microseconds.</summary>
    public double Exact(int count) => Median.Between(_within, ((count - 1) / 2) - _below, (count / 2) - _below);

    /// <summary>About the median of so many times, those known by bucket and those looked at: the middle of its bucket, in microseconds.</summary>
    public double About(int count)
    {
        foreach (var microseconds in _within)
        {
            Counted[TimeBuckets.Of(TimeBuckets.SecondsOf(microseconds))]++;
        }

        var (bucket, upTo) = (_firstBucket, _countedBelow + _below + Counted[_firstBucket]);
        return (TimeBuckets.MiddleOf(BucketAt((count - 1) / 2)) + TimeBuckets.MiddleOf(BucketAt(count / 2))) / 2;

        int BucketAt(int rank)
        {
            while (upTo <= rank)
            {
                upTo += Counted[++bucket];
            }

            return bucket;
        }
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private void Add(long microseconds, uint seconds)
    {
        if (seconds < First)
        {
            _below++;
        }
        else if (seconds <= Last)
        {
            _within.Add(microseconds);
        }
    }

    private (int First, int Last) Around(int rank, int ranks)
    {
        var (bucket, upTo) = (0, Counted[0] + _sampled[0]);
        return (BucketAt(rank - ranks), BucketAt(rank + ranks));

        int BucketAt(int at)
        {
            while (upTo <= at && bucket < TimeBuckets.Count - 1)
            {
                bucket++;
                upTo += Counted[bucket] + _sampled[bucket];
            }

            return bucket;
        }
    }
}
