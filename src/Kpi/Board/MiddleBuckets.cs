namespace Ioc.Kpi.Board;

/// <summary>Finds the median of times of one kind: first all are counted in buckets, then only those of the middle one are collected.</summary>
internal sealed class MiddleBuckets
{
    private readonly List<long> _middle = [];
    private int _low;
    private int _high;
    private int _below;

    /// <summary>How many times fall into each bucket (<see cref="TimeBuckets.Of"/>).</summary>
    public int[] Counts { get; } = new int[TimeBuckets.Count];

    public void Begin()
    {
        Array.Clear(Counts);
        _middle.Clear();
    }

    /// <summary>Looks for the buckets that hold the middle, or the two middles, of so many times.</summary>
    public void Find(int count)
    {
        var before = 0;
        _low = BucketAt((count - 1) / 2, 0, ref before);
        _below = before;
        _high = BucketAt(count / 2, _low, ref before);
    }

    /// <summary>Keeps the time if it is of the middle.</summary>
    /// <param name="seconds">The time as the buckets see it.</param>
    /// <param name="microseconds">The time.</param>
    public void Collect(uint seconds, long microseconds)
    {
        var bucket = TimeBuckets.Of(seconds);
        if (bucket >= _low && bucket <= _high)
        {
            _middle.Add(microseconds);
        }
    }

    /// <summary>The median of the times, those of the middle collected. In microseconds.</summary>
    public double Exact(int count) => Median.Between(_middle, ((count - 1) / 2) - _below, (count / 2) - _below);

    /// <summary>About the median, by the buckets alone.</summary>
    public double About() => (TimeBuckets.MiddleOf(_low) + TimeBuckets.MiddleOf(_high)) / 2;

    /// <summary>The bucket that holds the time of a rank, from a bucket on; <paramref name="before"/> counts those in buckets before it.</summary>
    private int BucketAt(int rank, int bucket, ref int before)
    {
        while (before + Counts[bucket] <= rank)
        {
            before += Counts[bucket++];
        }

        return bucket;
    }
}
