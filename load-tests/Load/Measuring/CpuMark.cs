using System.Diagnostics;

namespace Ioc.Load.Measuring;

/// <summary>Processor times at one moment: of the server, of this generator, of the machine.</summary>
internal readonly record struct CpuMark(long At, double Server, double Generator, double Machine)
{
    public static CpuMark Take(int processId) => new(
        Stopwatch.GetTimestamp(), ProcessTimes.CpuSeconds(processId), ProcessTimes.CpuSeconds(Environment.ProcessId), ProcessTimes.MachineBusySeconds());
}
