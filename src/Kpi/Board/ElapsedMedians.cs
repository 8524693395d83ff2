using System.Buffers;
using System.Numerics;

namespace Ioc.Kpi.Board;

/// <summary>
/// Exact medians of the processing times of any scope and period. A first pass over the times counts them in buckets that are less than
/// half a per cent wide, a second one collects only the bucket that holds the middle. Not thread-safe.
/// </summary>
internal sealed class ElapsedMedians(ElapsedTimes times)
{
    private const long Second = 1_000_000;
    private const int Fine = 8;
    private const int Buckets = (32 - Fine + 1) << Fine;

    private readonly int[] _buckets = new int[Buckets];

    /// <summary>How many dossiers of the scope finished on the days, both included, and their median in microseconds (null of none).</summary>
    public (int Count, double? Median) Of(in Scope scope, Period period)
    {
        var mask = new ScopeMask(scope);
        Array.Clear(_buckets);
        var count = 0;
        foreach (var day in times.Of(period.FromDay, period.ToDay))
        {
            count += CountIn(day, mask);
        }

        if (count == 0)
        {
            return (0, null);
        }

        var before = 0;
        var low = BucketAt((count - 1) / 2, 0, ref before);
        var below = before;
        var high = BucketAt(count / 2, low, ref before);
        var middle = new List<long>();
        foreach (var day in times.Of(period.FromDay, period.ToDay))
        {
            Collect(day, mask, low, high, middle);
        }

        return (count, Median.Between(middle, ((count - 1) / 2) - below, (count / 2) - below));
    }

    /// <summary>The same for every agency, procedure or channel within the scope, by its id; in one pass over the times.</summary>
    /// <param name="ids">How many ids there are; every one is below.</param>
    public (int Count, double? Median)[] By(BreakdownBy by, in Scope scope, Period period, int ids)
    {
        var mask = new ScopeMask(scope);
        var ends = new int[ids];
        foreach (var day in times.Of(period.FromDay, period.ToDay))
        {
            CountIn(day, mask, by, ends);
        }

        var total = 0;
        for (var id = 0; id < ids; id++)
        {
            (ends[id], total) = (total, total + ends[id]);
        }

        // Each start moves to its end while the times are put in their places.
        var grouped = ArrayPool<long>.Shared.Rent(total);
        foreach (var day in times.Of(period.FromDay, period.ToDay))
        {
            Group(day, mask, by, ends, grouped);
        }

        var medians = new (int Count, double? Median)[ids];
        for (var (id, start) = (0, 0); id < ids; start = ends[id++])
        {
            medians[id] = (ends[id] - start, Median.Of(grouped.AsSpan(start..ends[id])));
        }

        ArrayPool<long>.Shared.Return(grouped);
        return medians;
    }

    private static void CountIn(DayTimes day, in ScopeMask mask, BreakdownBy by, int[] counts)
    {
        var (place, bits, (shift, idBits)) = (mask.NarrowPlace, mask.NarrowMask, ScopeMask.NarrowIdOf(by));
        foreach (var packed in day.Packed)
        {
            if (((uint)packed & bits) == place)
            {
                counts[(int)((uint)packed >> shift & idBits)]++;
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                counts[ScopeMask.IdOf(by, time.Place)]++;
            }
        }
    }

    private static void Group(DayTimes day, in ScopeMask mask, BreakdownBy by, int[] next, long[] grouped)
    {
        var (place, bits, (shift, idBits)) = (mask.NarrowPlace, mask.NarrowMask, ScopeMask.NarrowIdOf(by));
        foreach (var packed in day.Packed)
        {
            if (((uint)packed & bits) == place)
            {
                grouped[next[(int)((uint)packed >> shift & idBits)]++] = (long)(packed >> 32) * Second;
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                grouped[next[ScopeMask.IdOf(by, time.Place)]++] = time.Microseconds;
            }
        }
    }

    private int CountIn(DayTimes day, in ScopeMask mask)
    {
        var (count, place, bits, buckets) = (0, mask.NarrowPlace, mask.NarrowMask, _buckets);
        foreach (var packed in day.Packed)
        {
            if (((uint)packed & bits) == place)
            {
                buckets[BucketOf((uint)(packed >> 32))]++;
                count++;
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                buckets[BucketOf(SecondsOf(time))]++;
                count++;
            }
        }

        return count;
    }

    private static void Collect(DayTimes day, in ScopeMask mask, int low, int high, List<long> found)
    {
        var (place, bits) = (mask.NarrowPlace, mask.NarrowMask);
        foreach (var packed in day.Packed)
        {
            if (((uint)packed & bits) == place && BucketOf((uint)(packed >> 32)) is var bucket && bucket >= low && bucket <= high)
            {
                found.Add((long)(packed >> 32) * Second);
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place) && BucketOf(SecondsOf(time)) is var bucket && bucket >= low && bucket <= high)
            {
                found.Add(time.Microseconds);
            }
        }
    }

    /// <summary>The bucket that holds the time of a rank, from a bucket on; <paramref name="before"/> counts those in buckets before it.</summary>
    private int BucketAt(int rank, int bucket, ref int before)
    {
        while (before + _buckets[bucket] <= rank)
        {
            before += _buckets[bucket++];
        }

        return bucket;
    }

    /// <summary>Seconds below 512 have a bucket each; above, 256 buckets for every doubling.</summary>
    private static int BucketOf(uint seconds)
    {
        var shift = Math.Max(0, BitOperations.Log2(seconds) - Fine);
        return (shift << Fine) + (int)(seconds >> shift);
    }

    private static uint SecondsOf(in ElapsedTime time) => (uint)Math.Min(time.Microseconds / Second, uint.MaxValue);
}
