namespace Ioc.Storage.Alerts;

/// <summary>A number that grows with every write, and a way to wait for the next one. Any thread may call.</summary>
public sealed class AlertSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision;

    /// <summary>How many writes there were since the process started.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Ends as soon as the revision is greater than the one that the caller has seen; at once when it is so already.</summary>
    public Task WaitAsync(long seen, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _revision > seen ? Task.CompletedTask : _next.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Raise()
    {
        TaskCompletionSource done;
        lock (_lock)
        {
            _revision++;
            done = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        done.SetResult();
    }
}
