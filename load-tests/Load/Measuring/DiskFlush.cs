using System.Diagnostics;
using Ioc.Load.Timing;

namespace Ioc.Load.Measuring;

/// <summary>How long the disk takes to make 4 KB durable: write and fsync, one after the other, in the folder that the server uses.</summary>
internal static class DiskFlush
{
    public static LatencyHistogram Measure(string folder, int times = 200)
    {
        var path = Path.Combine(folder, "flush.probe");
        var latency = new LatencyHistogram();
        var block = new byte[4096];
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var i = 0; i < times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                latency.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        File.Delete(path);
        return latency;
    }
}
