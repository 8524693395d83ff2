using Ioc.Simulator.Lives;

namespace Ioc.Load.Timing;

/// <summary>When requests are due, counted from the start. A schedule knows nothing of answers.</summary>
internal static class Arrivals
{
    /// <summary>Independent arrivals (a Poisson process) with a mean rate, the same ones for the same seed.</summary>
    public static IEnumerable<TimeSpan> Poisson(double perSecond, TimeSpan duration, int seed = 1)
    {
        var random = new Random(seed);
        for (var at = 0.0; ;)
        {
            at -= Math.Log(1 - random.NextDouble()) / perSecond;
            if (at >= duration.TotalSeconds)
            {
                yield break;
            }

            yield return TimeSpan.FromSeconds(at);
        }
    }

    /// <summary>One every so often.</summary>
    public static IEnumerable<TimeSpan> Steady(double perSecond, TimeSpan duration)
    {
        var count = (long)Math.Floor(perSecond * duration.TotalSeconds);
        for (var i = 0L; i < count; i++)
        {
            yield return TimeSpan.FromSeconds(i / perSecond);
        }
    }

    /// <summary>A working day pressed into the duration: morning rise, lunch dip and the peak at 16:30, as the simulator spreads them.</summary>
    public static IEnumerable<TimeSpan> WorkingDay(int count, TimeSpan duration)
    {
        for (var i = 0; i < count; i++)
        {
            yield return duration * ActivityCurve.PositionOf((i + 0.5) / count);
        }
    }
}
