using System.Diagnostics;
using System.Globalization;

namespace Ioc.ReaderLoad;

/// <summary>The best of several rounds (the machine may be busy with other things), and what one operation allocates.</summary>
internal readonly record struct Measurement(double NanosecondsEach, double BytesEach)
{
    private const int Rounds = 15;
    private const int RoundSize = 50_000;

    public static Measurement Of(Action operation)
    {
        for (var i = 0; i < RoundSize; i++)
        {
            operation();
        }

        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < RoundSize; i++)
            {
                operation();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / RoundSize);
        }

        return new Measurement(best, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rounds * RoundSize));
    }

    public static void Print(string what, Measurement measured) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-30} {measured.NanosecondsEach,8:0} ns {measured.BytesEach,8:0.00} bytes allocated"));
}
