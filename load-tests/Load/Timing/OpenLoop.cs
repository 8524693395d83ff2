using System.Diagnostics;

namespace Ioc.Load.Timing;

/// <summary>
/// Starts each request when it is due, whether or not earlier ones were answered, and counts its latency from the moment it was due.
/// A slow answer therefore delays nothing and hides nothing, and a generator that is late shows itself.
/// </summary>
internal sealed class OpenLoop(TimeSpan warmUp)
{
    private int _open;

    /// <value>From the scheduled moment to the answer; requests due during the warm-up are left out.</value>
    public LatencyHistogram Latency { get; } = new();

    /// <value>How late the generator itself was: from the scheduled moment to the first byte handed over.</value>
    public LatencyHistogram Lateness { get; } = new();

    /// <value>Requests under way, and the most that there were.</value>
    public int Open => Volatile.Read(ref _open);

    public int MostOpen { get; private set; }

    /// <summary>Runs the whole schedule and waits for the last answer.</summary>
    /// <param name="act">Sends one request and waits for its answer; gets the request's number.</param>
    public async Task RunAsync(IEnumerable<TimeSpan> schedule, Func<int, Task> act, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var last = new List<Task>();
        var number = 0;
        foreach (var due in schedule)
        {
            await WaitUntilAsync(started, due, cancellationToken);
            last.Add(OneAsync(number++, due, started, act));
            if (last.Count >= 4096)
            {
                last.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }

        await Task.WhenAll(last);
    }

    private async Task OneAsync(int number, TimeSpan due, long started, Func<int, Task> act)
    {
        MostOpen = Math.Max(MostOpen, Interlocked.Increment(ref _open));
        var late = Stopwatch.GetElapsedTime(started) - due;
        await Task.Yield();
        await act(number);
        Interlocked.Decrement(ref _open);
        if (due >= warmUp)
        {
            Lateness.Add(late);
            Latency.Add(Stopwatch.GetElapsedTime(started) - due);
        }
    }

    private static async ValueTask WaitUntilAsync(long started, TimeSpan due, CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = due - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, TimeProvider.System, cancellationToken);
        }
    }
}
