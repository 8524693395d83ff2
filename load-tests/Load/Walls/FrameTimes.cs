using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Ioc.Load.Timing;

namespace Ioc.Load.Walls;

/// <summary>
/// From the acknowledgement of an update to the frame that shows it, on every display of one audience. Which frame that is, the tile of received
/// dossiers tells: an update that made the acknowledged dossiers N is shown by the first frame that counts N or more.
/// </summary>
/// <remarks>
/// Batches that are under way at the same moment may be counted in another order than they are acknowledged, so a single value may be
/// off by the distance of two acknowledgements (about 20 ms at 50 batches a second).
/// </remarks>
internal sealed class FrameTimes(int displays)
{
    private readonly ConcurrentQueue<(long Dossiers, long At)> _acknowledged = new();
    private readonly ConcurrentDictionary<long, long> _counts = new();
    private readonly List<(long Seq, long At)>[] _received = [.. Enumerable.Range(0, displays).Select(_ => new List<(long, long)>())];
    private long _gaps;

    /// <value>Frames that a display missed: a number that was skipped while it was connected.</value>
    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>The n-th dossier has just been acknowledged.</summary>
    public void Acknowledged(long dossiers) => _acknowledged.Enqueue((dossiers, Stopwatch.GetTimestamp()));

    public void Came(int display, long seq) => _received[display].Add((seq, 0));

    public void Frame(int display, long seq, ReadOnlySpan<byte> message, bool whole)
    {
        var received = _received[display];
        if (received.Count > 0 && seq > received[^1].Seq + 1)
        {
            Interlocked.Add(ref _gaps, seq - received[^1].Seq - 1);
        }

        received.Add((seq, Stopwatch.GetTimestamp()));
        if (whole && CountIn(message) is { } count)
        {
            _counts[seq] = count;
        }
    }

    /// <summary>Every update's way to every display, for updates acknowledged after the given moment.</summary>
    public LatencyHistogram Latencies(long from)
    {
        var latency = new LatencyHistogram();
        var counts = _counts.OrderBy(entry => entry.Key).ToArray();
        var acknowledged = _acknowledged.Where(entry => entry.At >= from).OrderBy(entry => entry.Dossiers).ToArray();
        var next = 0;
        foreach (var received in _received)
        {
            var times = received.Where(entry => entry.At > 0).GroupBy(entry => entry.Seq).ToDictionary(group => group.Key, group => group.First().At);
            next = 0;
            foreach (var (seq, count) in counts)
            {
                for (; next < acknowledged.Length && acknowledged[next].Dossiers <= count; next++)
                {
                    if (times.TryGetValue(seq, out var at))
                    {
                        // A frame can overtake the acknowledgement: the board has the update before the reply is written.
                        latency.Add(at > acknowledged[next].At ? Stopwatch.GetElapsedTime(acknowledged[next].At, at) : TimeSpan.Zero);
                    }
                }
            }
        }

        return latency;
    }

    private static long? CountIn(ReadOnlySpan<byte> message)
    {
        using var json = JsonDocument.Parse(message.ToArray());
        foreach (var tile in json.RootElement.GetProperty("arguments")[0].GetProperty("tiles").EnumerateArray())
        {
            if (tile.GetProperty("id").ValueEquals("received-dossiers") && tile.GetProperty("numerator").ValueKind == JsonValueKind.Number)
            {
                return tile.GetProperty("numerator").GetInt64();
            }
        }

        return null;
    }
}
