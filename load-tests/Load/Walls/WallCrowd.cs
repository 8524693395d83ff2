using System.Diagnostics;
using Ioc.Load.Timing;

namespace Ioc.Load.Walls;

/// <summary>Many displays of one scene, some of them slow readers, and what they saw.</summary>
internal sealed class WallCrowd : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _ending = new();
    private readonly WallLine[] _lines;
    private readonly int _slow;
    private readonly List<Task> _running = [];
    private readonly FrameTimes? _times;
    private LatencyHistogram _latency = new();
    private int _live;
    private int _cuts;
    private long _frames;
    private volatile FrameMark _last = new([], default);

    /// <param name="slow">So many of the displays read at most a kilobyte a second.</param>
    /// <param name="times">Keeps when each display received each frame; for small crowds.</param>
    public WallCrowd(Uri server, string scene, int count, int slow = 0, FrameTimes? times = null)
    {
        _slow = slow;
        _times = times;
        _lines = [.. Enumerable.Range(0, count).Select(number => new WallLine(server, scene, number, this))];
    }

    public int Count => _lines.Length;

    /// <value>Displays that have their snapshot.</value>
    public int Live => Volatile.Read(ref _live);

    /// <value>How often a display was cut off.</value>
    public int Cuts => Volatile.Read(ref _cuts);

    public long Frames => Interlocked.Read(ref _frames);

    /// <value>From the time that stands in a frame to its arrival at a display that reads; slow readers are left out.</value>
    public LatencyHistogram Latency => _latency;

    public bool IsSlow(int number) => number < _slow;

    /// <summary>The last display reads its frames whole, so that one can tell what is in each.</summary>
    public bool ReadsWhole(int number) => _times is not null && number == _lines.Length - 1;

    /// <summary>Connects all, so many at once, and waits until all are live.</summary>
    public async Task StartAsync(int perSecond = 1000)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < _lines.Length; i++)
        {
            _running.Add(_lines[i].RunAsync(_ending.Token));
            if (i % 50 == 49)
            {
                var due = TimeSpan.FromSeconds((i + 1.0) / perSecond) - Stopwatch.GetElapsedTime(started);
                await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, TimeProvider.System);
            }
        }

        _running.Add(PingAsync());
        await AllLiveAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Waits until every display is live.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> AllLiveAsync(TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (Live < _lines.Length)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Only {Live} of {_lines.Length} displays are live.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Begins a measurement anew.</summary>
    public void Begin()
    {
        _latency = new LatencyHistogram();
        Interlocked.Exchange(ref _frames, 0);
        Interlocked.Exchange(ref _cuts, 0);
    }

    public void Came(int number, ReadOnlySpan<byte> snapshot)
    {
        Interlocked.Increment(ref _live);
        _times?.Came(number, WallFrame.Seq(snapshot));
    }

    public void Lost()
    {
        Interlocked.Decrement(ref _live);
        Interlocked.Increment(ref _cuts);
    }

    public void Frame(int number, ReadOnlySpan<byte> message)
    {
        if (IsSlow(number))
        {
            return;
        }

        var seq = WallFrame.Seq(message);
        var mark = _last;
        var beginning = WallFrame.Beginning(message);
        if (!beginning.SequenceEqual(mark.Beginning))
        {
            _last = mark = new FrameMark(beginning.ToArray(), WallFrame.At(message));
        }

        Interlocked.Increment(ref _frames);
        _latency.Add(TimeProvider.System.GetUtcNow() - mark.At);
        _times?.Frame(number, seq, message, ReadsWhole(number));
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_running);
        _ending.Dispose();
    }

    /// <summary>The frame that came last, so that its time is read once and not by every display.</summary>
    private sealed record FrameMark(byte[] Beginning, DateTimeOffset At);

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery / 15, TimeProvider.System);
        for (var turn = 0; !_ending.IsCancellationRequested; turn++)
        {
            await ((Task)timer.WaitForNextTickAsync(_ending.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            for (var i = turn % 15; i < _lines.Length && !_ending.IsCancellationRequested; i += 15)
            {
                _lines[i].Ping();
            }
        }
    }
}
