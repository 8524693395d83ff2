using System.Buffers;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// Medians of the processing times of any scope and period. A sample tells between which times the middle must be, one pass over all counts those
/// below and collects those between: exact. Of the whole province the counts of whole runs of days are kept, which take the sample's place; where
/// they are very many, times are not collected, and the answer is the middle of a bucket. Not thread-safe.
/// </summary>
/// <param name="times">The times.</param>
/// <param name="exactUpTo">Of more times the median may be the middle of its bucket (semantics.md, processing-time).</param>
/// <param name="sampledFrom">So many times are looked at without a sample.</param>
internal sealed class ElapsedMedians(ElapsedTimes times, int exactUpTo = ElapsedMedians.ExactUpTo, int sampledFrom = ElapsedMedians.SampledFrom)
{
    public const int ExactUpTo = 1_000_000;
    public const int SampledFrom = 1 << 15;

    private const long Second = 1_000_000;

    private readonly MiddleTimes _elapsed = new();
    private readonly MiddleTimes _working = new();
    private readonly List<TimeList> _lists = [];

    /// <summary>How many dossiers of the scope finished on the days, both included, and the medians of their times.</summary>
    /// <param name="scope">Whose times.</param>
    /// <param name="period">The days.</param>
    /// <param name="parts">The parts in which the scope can have times (<see cref="DayTimes"/>), whatever its channel.</param>
    public TimeMedians Of(in Scope scope, Period period, ulong parts = DayTimes.AllParts)
    {
        parts &= PartsOf(scope.Channel);
        _elapsed.Begin();
        _working.Begin();
        var mask = new ScopeMask(scope);
        var (runs, first, end) = scope.Agency is null && scope.Procedure is null ? CountRuns(scope.Channel, period) : default;
        _lists.Clear();
        if (runs == 0)
        {
            _lists.AddRange(times.Of(period.FromDay, period.ToDay, parts));
            return Exact(mask, Sample(mask));
        }

        _lists.AddRange(times.Of(period.FromDay, first - 1, parts));
        _lists.AddRange(times.Of(end, period.ToDay, parts));
        var others = Sample(mask);
        if (runs + Math.Max(0, others - RanksOff(others)) > exactUpTo)
        {
            return About(mask, runs, others);
        }

        _lists.AddRange(times.Of(first, end - 1, parts));
        return Exact(mask, runs + others);
    }

    /// <summary>The same for every agency, procedure or channel within the scope, by its id; in one pass over the times.</summary>
    /// <param name="ids">How many ids there are; every one is below.</param>
    public (int Count, double? Median)[] By(BreakdownBy by, in Scope scope, Period period, int ids)
    {
        var mask = new ScopeMask(scope);
        var ends = new int[ids];
        foreach (var day in times.Of(period.FromDay, period.ToDay, PartsOf(scope.Channel)))
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
        foreach (var day in times.Of(period.FromDay, period.ToDay, PartsOf(scope.Channel)))
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

    private static ulong PartsOf(Channel? channel) => channel is { } only ? DayTimes.PartsOf(only) : DayTimes.AllParts;

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

    /// <summary>Takes a sample of the lists, where they are long.</summary>
    /// <returns>How many times of the scope it stands for.</returns>
    private int Sample(in ScopeMask scope) =>
        _lists.Sum(list => list.Count) < sampledFrom ? 0 : MiddleScan.Sample(_lists, scope, _elapsed, _working);

    /// <summary>The medians of the times in the lists.</summary>
    /// <param name="expected">About how many they are, the buckets and the sample being of so many.</param>
    private TimeMedians Exact(in ScopeMask scope, int expected)
    {
        var ranks = RanksOff(expected);
        while (true)
        {
            var count = Look(scope, expected, ranks);
            if (count == 0)
            {
                return default;
            }

            if (_elapsed.Holds(count) && _working.Holds(count))
            {
                return new TimeMedians(count, _elapsed.Exact(count), _working.Exact(count), false);
            }

            ranks = Wider(ranks);
        }
    }

    /// <summary>About the medians of the times that are counted in buckets and of those in the lists.</summary>
    private TimeMedians About(in ScopeMask scope, int counted, int others)
    {
        var ranks = RanksOff(others);
        while (true)
        {
            var count = counted + Look(scope, counted + others, ranks);
            if (_elapsed.HoldsWithCounted(count) && _working.HoldsWithCounted(count))
            {
                return new TimeMedians(count, _elapsed.About(count), _working.About(count), true);
            }

            ranks = Wider(ranks);
        }
    }

    /// <returns>How many times of the scope the lists have.</returns>
    private int Look(in ScopeMask scope, int expected, int ranks)
    {
        _elapsed.Expect(expected, ranks);
        _working.Expect(expected, ranks);
        var count = 0;
        foreach (var list in _lists)
        {
            count += MiddleScan.Add(list, scope, _elapsed, _working);
        }

        return count;
    }

    /// <summary>How many ranks the middle can be off in a sample that stands for so many: eight standard deviations, and some for short ones.</summary>
    private static int RanksOff(int sampled) => (int)(4 * Math.Sqrt((double)MiddleScan.SampleOf * sampled)) + 256;

    /// <summary>A sample that led astray, as one of times in an order can, is trusted less.</summary>
    private static int Wider(int ranks) => (int)Math.Min(int.MaxValue, ranks * 16L);

    /// <summary>Puts the counts of the whole runs of days in the period into the buckets.</summary>
    /// <returns>How many times they are, the first day of the runs, and the first day behind them.</returns>
    private (int Count, int First, int End) CountRuns(Channel? channel, Period period)
    {
        var (first, end, count) = (int.MaxValue, int.MinValue, 0);
        foreach (var (day, buckets) in times.WholeRuns(TimeKind.Elapsed, period.FromDay, period.ToDay))
        {
            count += buckets.AddTo(_elapsed.Counted, channel);
            (first, end) = (Math.Min(first, day), Math.Max(end, day + TimeBuckets.Days));
        }

        foreach (var (_, buckets) in times.WholeRuns(TimeKind.Working, period.FromDay, period.ToDay))
        {
            buckets.AddTo(_working.Counted, channel);
        }

        return (count, first, end);
    }
}
