using System.Diagnostics;

namespace Ioc.Load.Micro;

/// <summary>The best of several rounds, because the machine may be busy with other things, and what one operation allocates.</summary>
internal readonly record struct Measured(double NanosecondsEach, double BytesEach)
{
    /// <param name="operation">Does its work so many times.</param>
    public static Measured Of(int times, Action<int> operation, int rounds = 15)
    {
        operation(times);
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            operation(times);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / times);
        }

        return new Measured(best, (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)rounds * times));
    }

    public static Measured Of(int times, Action operation, int rounds = 15) => Of(
        times,
        count =>
        {
            for (var i = 0; i < count; i++)
            {
                operation();
            }
        },
        rounds);
}
