using System.Buffers;

namespace Ioc.Kpi.Board;

/// <summary>
/// Medians of the processing times of any scope and period. A first pass over the times counts them in buckets that are less than half a per
/// cent wide, a second one collects only the bucket that holds the middle: exact. Of very many times only the buckets are looked at, which are
/// kept for whole runs of days. Not thread-safe.
/// </summary>
/// <param name="times">The times.</param>
/// <param name="mostKept">Times of one question that are kept from the first pass; a question that finds more reads the lists again.</param>
/// <param name="exactUpTo">Of more times the median is the middle of its bucket (semantics.md, processing-time).</param>
internal sealed class ElapsedMedians(ElapsedTimes times, int exactUpTo = ElapsedMedians.ExactUpTo, int mostKept = ElapsedMedians.MostKept)
{
    public const int ExactUpTo = 1_000_000;
    public const int MostKept = 1 << 17;

    private const long Second = 1_000_000;

    private readonly MiddleBuckets _elapsed = new();
    private readonly MiddleBuckets _working = new();

    // The seconds of the times found in the first pass, of each kind.
    private uint[] _keptElapsed = [];
    private uint[] _keptWorking = [];
    private int _kept;

    /// <summary>How many dossiers of the scope finished on the days, both included, and the medians of their times.</summary>
    /// <param name="scope">Whose times.</param>
    /// <param name="period">The days.</param>
    /// <param name="parts">The parts in which the scope can have times (<see cref="DayTimes.PartOf"/>).</param>
    public TimeMedians Of(in Scope scope, Period period, uint parts = DayTimes.AllParts)
    {
        var mask = new ScopeMask(scope);
        _elapsed.Begin();
        _working.Begin();
        _kept = 0;
        var count = scope.Agency is null && scope.Procedure is null
            ? CountRuns(scope, mask, period)
            : CountIn(times.Of(period.FromDay, period.ToDay, parts), mask);
        if (count == 0)
        {
            return default;
        }

        _elapsed.Find(count);
        _working.Find(count);
        if (count > exactUpTo)
        {
            return new TimeMedians(count, _elapsed.About(), _working.About(), true);
        }

        if (count == _kept)
        {
            CollectKept();
            return new TimeMedians(count, _elapsed.Exact(count), _working.Exact(count), false);
        }

        foreach (var list in times.Of(period.FromDay, period.ToDay, parts))
        {
            Collect(list, mask);
        }

        return new TimeMedians(count, _elapsed.Exact(count), _working.Exact(count), false);
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
        var (first, end, count) = (int.MaxValue, int.MinValue, 0);
        foreach (var (day, buckets) in times.WholeRuns(TimeKind.Elapsed, period.FromDay, period.ToDay))
        {
            count += buckets.AddTo(_elapsed.Counts, scope.Channel);
            (first, end) = (Math.Min(first, day), Math.Max(end, day + TimeBuckets.Days));
        }

        foreach (var (_, buckets) in times.WholeRuns(TimeKind.Working, period.FromDay, period.ToDay))
        {
            buckets.AddTo(_working.Counts, scope.Channel);
        }

        return end < first
            ? CountIn(times.Of(period.FromDay, period.ToDay, DayTimes.AllParts), mask)
            : count
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
        var count = 0;
        var (elapsed, working) = (_elapsed.Counts, _working.Counts);
        var elapsedSeconds = day.Seconds(TimeKind.Elapsed);
        var workingSeconds = day.Seconds(TimeKind.Working);
        var scan = new PlaceScan(day.Places, mask);
        MakeRoom(day.Places.Length);
        var (keptElapsed, keptWorking, kept) = (_keptElapsed, _keptWorking, _kept);
        while (scan.MoveNext())
        {
            var (elapsedTime, workingTime) = (elapsedSeconds[scan.Current], workingSeconds[scan.Current]);
            elapsed[TimeBuckets.Of(elapsedTime)]++;
            working[TimeBuckets.Of(workingTime)]++;
            count++;
            if (kept < keptElapsed.Length)
            {
                (keptElapsed[kept], keptWorking[kept]) = (elapsedTime, workingTime);
                kept++;
            }
        }

        _kept = kept;

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                elapsed[TimeBuckets.Of(TimeBuckets.SecondsOf(time.Microseconds))]++;
                working[TimeBuckets.Of(TimeBuckets.SecondsOf(time.Working))]++;
                count++;
            }
        }

        return count;
    }

    /// <summary>Room for so many more times that are kept, within the limit.</summary>
    private void MakeRoom(int more)
    {
        if (_kept + more > _keptElapsed.Length && _keptElapsed.Length < mostKept)
        {
            var length = Math.Min(mostKept, Math.Max(_kept + more, _keptElapsed.Length * 2));
            Array.Resize(ref _keptElapsed, length);
            Array.Resize(ref _keptWorking, length);
        }
    }

    private void CollectKept()
    {
        for (var i = 0; i < _kept; i++)
        {
            _elapsed.Collect(_keptElapsed[i], _keptElapsed[i] * Second);
            _working.Collect(_keptWorking[i], _keptWorking[i] * Second);
        }
    }

    private void Collect(TimeList day, in ScopeMask mask)
    {
        var elapsed = day.Seconds(TimeKind.Elapsed);
        var working = day.Seconds(TimeKind.Working);
        var scan = new PlaceScan(day.Places, mask);
        while (scan.MoveNext())
        {
            _elapsed.Collect(elapsed[scan.Current], elapsed[scan.Current] * Second);
            _working.Collect(working[scan.Current], working[scan.Current] * Second);
        }

        foreach (var time in day.Wide)
        {
            if (mask.Holds(time.Place))
            {
                _elapsed.Collect(TimeBuckets.SecondsOf(time.Microseconds), time.Microseconds);
                _working.Collect(TimeBuckets.SecondsOf(time.Working), time.Working);
            }
        }
    }
}
