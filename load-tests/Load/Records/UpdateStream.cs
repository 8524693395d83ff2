namespace Ioc.Load.Records;

/// <summary>The updates of a scenario in the order in which they are sent. Any thread may take.</summary>
internal abstract class UpdateStream
{
    private readonly Lock _lock = new();

    /// <summary>Takes the next updates.</summary>
    /// <returns>How many; fewer than the span holds only at the end.</returns>
    public int Take(Span<UpdateRef> updates)
    {
        lock (_lock)
        {
            return TakeNext(updates);
        }
    }

    protected abstract int TakeNext(Span<UpdateRef> updates);
}
