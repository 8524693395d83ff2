using System.Diagnostics;

namespace Ioc.Load.Measuring;

/// <summary>Follows a process: its memory twice a second, and how much processor time went by since a moment, for it and for others.</summary>
internal sealed class ProcessWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _ending = new();
    private readonly List<(double Seconds, double Value)> _memory = [];
    private readonly List<(double Seconds, double Value)> _cores = [];
    private readonly int _processId;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Task _watching;
    private CpuMark _since;

    public ProcessWatch(int processId)
    {
        _processId = processId;
        _since = CpuMark.Take(processId);
        _watching = WatchAsync();
    }

    /// <value>Resident memory in MB by seconds since the start.</value>
    public IReadOnlyList<(double Seconds, double Value)> Memory => _memory;

    /// <value>Cores that the process used, by seconds since the start.</value>
    public IReadOnlyList<(double Seconds, double Value)> Cores => _cores;

    public double PeakMegabytes => _memory.Count == 0 ? 0 : _memory.Max(sample => sample.Value);

    /// <summary>Begins a measurement.</summary>
    public void Begin() => _since = CpuMark.Take(_processId);

    /// <summary>Ends it.</summary>
    public CpuUse End() => CpuUse.Between(_since, CpuMark.Take(_processId));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _ending.Dispose();
    }

    private async Task WatchAsync()
    {
        var last = _since;
        try
        {
            while (true)
            {
                await Task.Delay(Every, TimeProvider.System, _ending.Token);
                var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
                var now = CpuMark.Take(_processId);
                _memory.Add((seconds, ProcessTimes.Memory(_processId, "VmRSS") / 1e6));
                _cores.Add((seconds, CpuUse.Between(last, now).Cores));
                last = now;
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement ended.
        }
        catch (IOException)
        {
            // The process ended.
        }
    }
}
