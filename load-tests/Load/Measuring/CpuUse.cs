using System.Diagnostics;

namespace Ioc.Load.Measuring;

/// <summary>Processor seconds of the server, of the generator and of everything else on the machine, within a time.</summary>
internal readonly record struct CpuUse(TimeSpan Took, double Server, double Generator, double Others)
{
    /// <value>Cores that the server used.</value>
    public double Cores => Server / Took.TotalSeconds;

    public static CpuUse Between(CpuMark from, CpuMark to)
    {
        var server = to.Server - from.Server;
        var generator = to.Generator - from.Generator;
        return new CpuUse(
            Stopwatch.GetElapsedTime(from.At, to.At), server, generator, Math.Max(0, to.Machine - from.Machine - server - generator));
    }

    /// <summary>Server time in microseconds for each of so many things.</summary>
    public double MicrosecondsEach(long things) => Server * 1e6 / Math.Max(1, things);
}
