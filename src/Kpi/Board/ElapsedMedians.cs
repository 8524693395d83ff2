using System.Buffers;
using System.Numerics;

namespace Ioc.Kpi.Board;

/// <summary>
/// Medians of the processing times of any scope and period. A first pass over the times counts them in buckets that are less than half a per
/// cent wide, a second one collects only the bucket that holds the middle: exact. Of very many times only the buckets are looked at, which are
/// kept for whole runs of days. Not thread-safe.
/// </summary>
/// <param name="times">The times.</param>
/// <param name="exactUpTo">Of more times the median is the middle of its bucket (semantics.md, processing-time).</param>
internal sealed class ElapsedMedians(ElapsedTimes times, int exactUpTo = ElapsedMedians.ExactUpTo)
{
    public const int ExactUpTo = 1_000_000;

    private const long Second = 1_000_000;

    private readonly int[] _buckets = new int[TimeBuckets.Count];

    // Of the question that is being answered.
    private TimeKind _kind;

    /// <summary>How many dossiers of the scope finished on the days, both included, and their median in microseconds (null of none).</summary>
    /// <param name="scope">Whose times.</param>
    /// <param name="period">The days.</param>
    /// <param name="parts">The parts in which the scope can have times (<see cref="DayTimes.PartOf"/>).</param>
    public (int Count, double? Median, bool Approximate) Of(
        in Scope scope, Period period, uint parts = DayTimes.AllParts, TimeKind kind = TimeKind.Elapsed)
    {
        _kind = kind;
        var mask = new ScopeMask(scope);
        Array.Clear(_buckets);
        var count = scope.Agency is null && scope.Procedure is null
            ? CountRuns(scope, mask, period)
            : CountIn(times.Of(period.FromDay, period.ToDay, parts), mask);
        if (count == 0)
        {
            return (0, null, false);
        }

        var before = 0;
        var low = BucketAt((count - 1) / 2, 0, ref before);
        var below = before;
        var high = BucketAt(count / 2, low, ref before);
        if (count > exactUpTo)
        {
            return (count, (TimeBuckets.MiddleOf(low) + TimeBuckets.MiddleOf(high)) / 2, true);
        }

        var middle = new List<long>();
        foreach (var list in times.Of(period.FromDay, period.ToDay, parts))
        {
            Collect(list, mask, low, high, middle);
        }

        return (count, Median.Between(middle, ((count - 1) / 2) - below, (count / 2) - below), false);
    }

    /// <summary>The same for every agency, procedure or channel within the scope, by its id; in one pass over the times.</summary>
    /// <param name="ids">How many ids there are; every one is below.</param>
    public (int Count, double? Median)[] By(BreakdownBy by, in Scope scope, Period period, int ids)
    {
        var mask = new ScopeMask(scope);
        var ends = new int[ids];
        foreach (var day in times.Of(period.FromDay, period.ToDay, DayTimes.AllParts))
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
        foreach (var day in times.Of(period.FromDay, period.ToDay, DayTimes.AllParts))
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

    private static void CountIn(TimeList day, in ScopeMask mask, BreakdownBy by, int[] counts)
    {
        var (place, bits, (shift, idBits)) = (mask.NarrowPlace, mask.NarrowMask, ScopeMask.NarrowIdOf(by));
        foreach (var packed in day.Places)
        {
            if ((packed & bits) == place)
            {
                counts[(int)(packed >> shift & idBits)]++;
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

    private static void Group(TimeList day, in ScopeMask mask, BreakdownBy by, int[] next, long[] grouped)
    {
        var (place, bits, (shift, idBits)) = (mask.NarrowPlace, mask.NarrowMask, ScopeMask.NarrowIdOf(by));
        var places = day.Places;
        var seconds = day.Seconds(TimeKind.Elapsed);
        for (var i = 0; i < places.Length; i++)
        {
            if ((places[i] & bits) == place)
            {
                grouped[next[(int)(places[i] >> shift & idBits)]++] = seconds[i] * Second;
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

    /// <summary>All agencies and procedures: whole runs of days from their counts, the days at the ends one time after another.</summary>
    private int CountRuns(in Scope scope, in ScopeMask mask, Period period)
    {
        var runs = times.WholeRuns(_kind, period.FromDay, period.ToDay).ToList();
        if (runs.Count == 0)
        {
            return CountIn(times.Of(period.FromDay, period.ToDay, DayTimes.AllParts), mask);
        }

        var count = 0;
        foreach (var (_, buckets) in runs)
        {
            count += buckets.AddTo(_buckets, scope.Channel);
        }

        var first = runs.Min(run => run.FirstDay);
        var end = runs.Max(run => run.FirstDay) + TimeBuckets.Days;
        return count
            + CountIn(times.Of(period.FromDay, first - 1, DayTimes.AllParts), mask)
            + CountIn(times.Of(end, period.ToDay, DayTimes.AllParts), mask);
    }

    private int CountIn(IEnumerable<TimeList> lists, in ScopeMask mask)
    {
        var count = 0;
        foreach (var list in lists)
        {
            count += CountIn(list, mask);
        }

        return count;
    }

    private int CountIn(TimeList day, in ScopeMask mask)
    {
        var (count, place, bits, buckets) = (0, mask.NarrowPlace, mask.NarrowMask, _buckets);
        var places = day.Places;
        var seconds = day.Seconds(_kind);
        for (var i = 0; i < places.Length; i++)
        {
            if ((places[i] & bits) == place)
            {
                buckets[TimeBuckets.Of(seconds[i])]++;
                count++;
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                buckets[TimeBuckets.Of(TimeBuckets.SecondsOf(time.Of(_kind)))]++;
                count++;
            }
        }

        return count;
    }

    private void Collect(TimeList day, in ScopeMask mask, int low, int high, List<long> found)
    {
        var (place, bits) = (mask.NarrowPlace, mask.NarrowMask);
        var places = day.Places;
        var seconds = day.Seconds(_kind);
        for (var i = 0; i < places.Length; i++)
        {
            if ((places[i] & bits) == place && TimeBuckets.Of(seconds[i]) is var bucket && bucket >= low && bucket <= high)
            {
                found.Add(seconds[i] * Second);
            }
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place) && TimeBuckets.Of(TimeBuckets.SecondsOf(time.Of(_kind))) is var bucket && bucket >= low && bucket <= high)
            {
                found.Add(time.Of(_kind));
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
}
