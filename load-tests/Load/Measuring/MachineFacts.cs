using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ioc.Load.Measuring;

/// <summary>Where and when a run took place, so that its figures can be compared with others.</summary>
internal sealed record MachineFacts(
    string Processor, int Cores, double MemoryGigabytes, string System, string Runtime, string Commit, string Date, string LoadAverage)
{
    public static MachineFacts Read() => new(
        Value("/proc/cpuinfo", "model name"),
        Environment.ProcessorCount,
        Math.Round(long.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        FindCommit(),
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        File.ReadAllText("/proc/loadavg").Trim());

    private static string Value(string file, string name)
    {
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? "?" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string FindCommit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        });
        var text = git?.StandardOutput.ReadToEnd().Trim() ?? "";
        return text.Length > 0 ? text : "unknown";
    }
}
