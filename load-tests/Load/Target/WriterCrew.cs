using System.Collections.Concurrent;
using System.Diagnostics;
using Ioc.Load.Audit;
using Ioc.Load.Records;

namespace Ioc.Load.Target;

/// <summary>The senders of a scenario, spread over the sources.</summary>
internal sealed class WriterCrew : IDisposable
{
    private readonly BlockingPool _idle = new();
    private readonly List<PushWriter> _writers = [];

    public WriterCrew(Uri server, DossierPlan plan, Ledger ledger, int writers, int batchSize, RecordTemplate template)
    {
        for (var i = 0; i < writers; i++)
        {
            var writer = new PushWriter(server, i % LoadSources.Count, plan, ledger, batchSize, template);
            _writers.Add(writer);
            _idle.Add(writer);
        }
    }

    /// <summary>Every writer sends as fast as its batches are acknowledged, until the stream or the time ends.</summary>
    /// <returns>Updates acknowledged, and how long it took.</returns>
    public async Task<(long Updates, TimeSpan Took)> SaturateAsync(UpdateStream stream, TimeSpan? duration = null, long batches = long.MaxValue)
    {
        var started = Stopwatch.GetTimestamp();
        var left = batches;
        var counts = await Task.WhenAll(_writers.Select(writer => Task.Run(async () =>
        {
            var sent = 0L;
            while ((duration is null || Stopwatch.GetElapsedTime(started) < duration) && Interlocked.Decrement(ref left) >= 0)
            {
                var count = await writer.SendNextAsync(stream);
                if (count == 0)
                {
                    break;
                }

                sent += count;
            }

            return sent;
        })));
        return (counts.Sum(), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>One batch by whichever writer is free; waits for one when all are busy.</summary>
    public async Task SendOneAsync(UpdateStream stream)
    {
        var writer = await _idle.TakeAsync();
        try
        {
            await writer.SendNextAsync(stream);
        }
        finally
        {
            _idle.Add(writer);
        }
    }

    public void Dispose()
    {
        _writers.ForEach(writer => writer.Dispose());
        _idle.Dispose();
    }

    private sealed class BlockingPool : IDisposable
    {
        private readonly ConcurrentBag<PushWriter> _free = [];
        private readonly SemaphoreSlim _count = new(0);

        public void Add(PushWriter writer)
        {
            _free.Add(writer);
            _count.Release();
        }

        public async Task<PushWriter> TakeAsync()
        {
            await _count.WaitAsync();
            return _free.TryTake(out var writer) ? writer : throw new InvalidOperationException("The pool gave out more than it had.");
        }

        public void Dispose() => _count.Dispose();
    }
}
