namespace Ioc.Ingest.Push;

/// <summary>
/// The buffer for large bodies. There is one, so many large bodies at once wait for one another instead of filling the memory;
/// it is made on first use and kept.
/// </summary>
internal sealed class LargeBuffer : IDisposable
{
    /// <summary>No body may be longer after decompression (contracts.md).</summary>
    public const int Size = 32 << 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _bytes;

    public async ValueTask<byte[]> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return _bytes ??= GC.AllocateUninitializedArray<byte>(Size);
    }

    public void GiveBack() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
