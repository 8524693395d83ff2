using System.Diagnostics;
using Ioc.Load.Http;
using Ioc.Load.Records;

namespace Ioc.Load.Peers;

/// <summary>As many writers with the same batches as the service gets, sending line protocol as fast as it is acknowledged.</summary>
internal sealed class PeerWriters(PeerServer peer, DossierPlan plan, int writers, int batchSize)
{
    private readonly string _head =
        $"POST /write?db=ioc&precision=ns HTTP/1.1\r\nHost: {peer.Address.Authority}\r\nContent-Type: text/plain\r\n";

    /// <returns>Updates acknowledged, and how long it took.</returns>
    public async Task<(long Updates, TimeSpan Took)> SaturateAsync(UpdateStream stream, TimeSpan? duration, long batches = long.MaxValue)
    {
        var started = Stopwatch.GetTimestamp();
        var left = batches;
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            using var line = new HttpLine(peer.Address);
            var request = new RequestBuffer(batchSize * LineProtocol.MaxLength);
            var updates = new UpdateRef[batchSize];
            var sent = 0L;
            while ((duration is null || Stopwatch.GetElapsedTime(started) < duration) && Interlocked.Decrement(ref left) >= 0)
            {
                var count = stream.Take(updates);
                if (count == 0)
                {
                    break;
                }

                var answer = await line.SendAsync(request.With(_head, Fill(request, updates.AsSpan(0, count))));
                if (answer.Status != 204)
                {
                    throw new InvalidOperationException($"{peer.Name} answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
                }

                sent += count;
            }

            return sent;
        })));
        return (counts.Sum(), Stopwatch.GetElapsedTime(started));
    }

    private int Fill(RequestBuffer request, ReadOnlySpan<UpdateRef> updates)
    {
        var length = 0;
        foreach (var update in updates)
        {
            length += LineProtocol.Write(request.Body[length..], plan, update);
        }

        return length;
    }
}
