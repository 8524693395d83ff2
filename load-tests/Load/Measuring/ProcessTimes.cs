using System.Globalization;

namespace Ioc.Load.Measuring;

/// <summary>Processor time of a process and of the whole machine, from /proc.</summary>
internal static class ProcessTimes
{
    // Linux counts in hundredths of a second on every common architecture.
    private const double TicksPerSecond = 100;

    /// <summary>User and system time of a process since its start, in seconds.</summary>
    public static double CpuSeconds(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    /// <summary>Time in which any core of the machine worked or was taken away by the host, in seconds.</summary>
    public static double MachineBusySeconds()
    {
        // cpu user nice system idle iowait irq softirq steal
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Number(fields[1]) + Number(fields[2]) + Number(fields[3]) + Number(fields[6]) + Number(fields[7]) + Number(fields[8])) / TicksPerSecond;
    }

    /// <summary>`VmRSS` or `VmHWM` of a process, in bytes.</summary>
    public static long Memory(int processId, string field)
    {
        var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(field.Length + 1).Trim().TrimEnd("kB ".AsSpan()), CultureInfo.InvariantCulture) * 1024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
