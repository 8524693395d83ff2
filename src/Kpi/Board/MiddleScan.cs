using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ioc.Kpi.Board;

/// <summary>
/// Passes over lists of times and looks at those of a scope, recognised by their narrow places (<see cref="ScopeMask"/>), eight at a time:
/// most of what a question passes over is not in its scope, and most of its scope not near the middle.
/// </summary>
internal static class MiddleScan
{
    /// <summary>A sample has one time in so many.</summary>
    public const int SampleOf = 16;

    // Neighbours are fetched together, so a sample takes sixteen in a row, then leaves out 240.
    private const int SampleRun = 16;

    private const int Lane = 8;

    /// <summary>Puts a sample of the packed times of the lists into both.</summary>
    /// <returns>How many times of the scope the sample stands for.</returns>
    public static int Sample(List<TimeList> lists, in ScopeMask scope, MiddleTimes elapsed, MiddleTimes working)
    {
        var (place, mask) = (scope.NarrowPlace, scope.NarrowMask);
        var (found, at) = (0, 0);
        foreach (var list in lists)
        {
            var places = list.Places;
            var elapsedSeconds = list.Seconds(TimeKind.Elapsed);
            var workingSeconds = list.Seconds(TimeKind.Working);
            for (; at < places.Length; at += SampleRun * SampleOf)
            {
                for (var i = at; i < Math.Min(at + SampleRun, places.Length); i++)
                {
                    if ((places[i] & mask) == place)
                    {
                        elapsed.AddSample(elapsedSeconds[i], SampleOf);
                        working.AddSample(workingSeconds[i], SampleOf);
                        found += SampleOf;
                    }
                }
            }

            at -= places.Length;
        }

        return found;
    }

    /// <summary>Adds every time of the scope to both.</summary>
    /// <returns>How many they are.</returns>
    public static int Add(TimeList list, in ScopeMask scope, MiddleTimes elapsed, MiddleTimes working)
    {
        var count = AddPacked(list, scope, elapsed, working);
        foreach (var time in list.Wide)
        {
            if (scope.Holds(time.Place))
            {
                elapsed.Add(time.Microseconds);
                working.Add(time.Working);
                count++;
            }
        }

        return count;
    }

    private static int AddPacked(TimeList list, in ScopeMask scope, MiddleTimes elapsed, MiddleTimes working)
    {
        var places = list.Places;
        var elapsedSeconds = list.Seconds(TimeKind.Elapsed);
        var workingSeconds = list.Seconds(TimeKind.Working);
        ref var firstPlace = ref MemoryMarshal.GetReference(places);
        ref var firstElapsed = ref MemoryMarshal.GetReference(elapsedSeconds);
        ref var firstWorking = ref MemoryMarshal.GetReference(workingSeconds);
        var (mask, place) = (Vector256.Create(scope.NarrowMask), Vector256.Create(scope.NarrowPlace));
        var (elapsedFrom, elapsedSpan) = (Vector256.Create(elapsed.First), Vector256.Create(elapsed.Last - elapsed.First));
        var (workingFrom, workingSpan) = (Vector256.Create(working.First), Vector256.Create(working.Last - working.First));
        var (count, elapsedBelow, workingBelow) = (0, 0, 0);
        var at = 0;
        for (; at <= places.Length - Lane; at += Lane)
        {
            var of = Vector256.Equals(Vector256.LoadUnsafe(ref firstPlace, (nuint)at) & mask, place);
            if (of == Vector256<uint>.Zero)
            {
                continue;
            }

            count += BitOperations.PopCount(of.ExtractMostSignificantBits());
            var time = Vector256.LoadUnsafe(ref firstElapsed, (nuint)at);
            elapsedBelow += BitOperations.PopCount((Vector256.LessThan(time, elapsedFrom) & of).ExtractMostSignificantBits());
            AddWithin(elapsed, elapsedSeconds, at, (Vector256.LessThanOrEqual(time - elapsedFrom, elapsedSpan) & of).ExtractMostSignificantBits());
            time = Vector256.LoadUnsafe(ref firstWorking, (nuint)at);
            workingBelow += BitOperations.PopCount((Vector256.LessThan(time, workingFrom) & of).ExtractMostSignificantBits());
            AddWithin(working, workingSeconds, at, (Vector256.LessThanOrEqual(time - workingFrom, workingSpan) & of).ExtractMostSignificantBits());
        }

        elapsed.AddBelow(elapsedBelow);
        working.AddBelow(workingBelow);
        for (; at < places.Length; at++)
        {
            if ((places[at] & scope.NarrowMask) == scope.NarrowPlace)
            {
                count++;
                elapsed.Add(elapsedSeconds[at]);
                working.Add(workingSeconds[at]);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWithin(MiddleTimes times, ReadOnlySpan<uint> seconds, int at, uint found)
    {
        for (; found != 0; found &= found - 1)
        {
            times.AddWithin(seconds[at + BitOperations.TrailingZeroCount(found)]);
        }
    }
}
