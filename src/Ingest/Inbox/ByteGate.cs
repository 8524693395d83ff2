namespace Ioc.Ingest.Inbox;

/// <summary>Lets bytes in up to a limit and makes the rest wait, first come first served. Something larger than the limit goes in alone.</summary>
internal sealed class ByteGate(long limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Entered)> _waiting = new();
    private long _inside;

    /// <returns>To be disposed when the bytes are gone.</returns>
    public async ValueTask<Ticket> EnterAsync(long bytes, CancellationToken cancellationToken)
    {
        TaskCompletionSource entered;
        lock (_lock)
        {
            if (_waiting.Count == 0 && Fits(bytes))
            {
                _inside += bytes;
                return new Ticket(this, bytes);
            }

            entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((bytes, entered));
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), entered))
        {
            await entered.Task;
        }

        return new Ticket(this, bytes);
    }

    private bool Fits(long bytes) => _inside == 0 || _inside + bytes <= limit;

    private void Leave(long bytes)
    {
        lock (_lock)
        {
            _inside -= bytes;
            while (_waiting.TryPeek(out var next) && (next.Entered.Task.IsCompleted || Fits(next.Bytes)))
            {
                _waiting.Dequeue();
                if (next.Entered.TrySetResult())
                {
                    _inside += next.Bytes;
                }
            }
        }
    }

    public readonly struct Ticket(ByteGate gate, long bytes) : IDisposable
    {
        public void Dispose() => gate.Leave(bytes);
    }
}
