using Ioc.Ingest.Inbox;

namespace Ioc.Ingest.Tests.Inbox;

public sealed class ByteGateTests
{
    private readonly ByteGate _gate = new(100);

    [Fact]
    public async Task Bytes_beyond_the_limit_wait_in_order()
    {
        var first = await _gate.EnterAsync(60, CancellationToken.None);
        var second = _gate.EnterAsync(60, CancellationToken.None).AsTask();
        var third = _gate.EnterAsync(10, CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);

        first.Dispose();

        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Something_larger_than_the_limit_goes_in_alone()
    {
        var large = await _gate.EnterAsync(1000, CancellationToken.None);
        var small = _gate.EnterAsync(1, CancellationToken.None).AsTask();
        Assert.False(small.IsCompleted);

        large.Dispose();
        await small;
    }

    [Fact]
    public async Task Cancelled_wait_does_not_hold_up_the_next()
    {
        var first = await _gate.EnterAsync(100, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var second = _gate.EnterAsync(100, cancel.Token).AsTask();
        var third = _gate.EnterAsync(100, CancellationToken.None).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        first.Dispose();
        (await third).Dispose();
        (await _gate.EnterAsync(100, CancellationToken.None)).Dispose();
    }
}
