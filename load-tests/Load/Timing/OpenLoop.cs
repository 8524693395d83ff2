using System.Diagnostics;

namespace Ioc.Load.Timing;

/// <summary>
/// Starts each request when it is due, whether or not earlier ones were answered, and counts its latency from the moment it was due.
/// A slow answer therefore delays nothing and hides nothing, and a generator that is late shows itself.
/// </summary>
internal sealed class OpenLoop(TimeSpan warmUp)
{
    /// <summary>So soon a cancelled run ends.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private int _open;

    /// <value>From the scheduled moment to the answer; requests due during the warm-up are left out.</value>
    public LatencyHistogram Latency { get; } = new();

    /// <value>How late the generator itself was: from the scheduled moment to the first byte handed over.</value>
    public LatencyHistogram Lateness { get; } = new();

    /// <value>Requests under way, and the most that there were.</value>
    public int Open => Volatile.Read(ref _open);

    public int MostOpen { get; private set; }

    /// <summary>Runs the whole schedule and waits for the last answer.</summary>
    /// <param name="act">Sends one request and waits for its answer; gets the request's number. Until its first wait it runs on the clock's thread.</param>
    public async Task RunAsync(IEnumerable<TimeSpan> schedule, Func<int, Task> act, CancellationToken cancellationToken = default)
    {
        // A thread of its own: one of the pool would be late whenever answers keep the pool busy.
        var open = await Task.Factory.StartNew(
            () => Start(schedule, act, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(open);
    }

    private List<Task> Start(IEnumerable<TimeSpan> schedule, Func<int, Task> act, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var last = new List<Task>();
        var number = 0;
        foreach (var due in schedule)
        {
            for (var left = due - Stopwatch.GetElapsedTime(started); left > TimeSpan.Zero; left = due - Stopwatch.GetElapsedTime(started))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ShortSleep.For(left < Longest ? left : Longest);
            }

            last.Add(OneAsync(number++, due, started, act));
            if (last.Count >= 4096)
            {
                last.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }

        return last;
    }

    private async Task OneAsync(int number, TimeSpan due, long started, Func<int, Task> act)
    {
        MostOpen = Math.Max(MostOpen, Interlocked.Increment(ref _open));
        var late = Stopwatch.GetElapsedTime(started) - due;
        await act(number);
        Interlocked.Decrement(ref _open);
        var latency = Stopwatch.GetElapsedTime(started) - due;
        if (due >= warmUp)
        {
            Lateness.Add(late);
            Latency.Add(latency);
        }
    }
}
