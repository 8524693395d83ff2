namespace Ioc.Jobs.Polling;

/// <summary>
/// The body of one answer. Grows with what really arrives (a stated length is not believed) up to a limit, so a hostile source can
/// claim no more memory than that; a large buffer is given back after use.
/// </summary>
internal sealed class PageBuffer
{
    private const int Smallest = 64 * 1024;
    private const int LargestKept = 1024 * 1024;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>The memory held, in bytes.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Reads the stream to its end.</summary>
    /// <returns>False as soon as more than the limit has arrived; then the buffer is empty.</returns>
    public async ValueTask<bool> TryFillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        Length = 0;
        while (true)
        {
            if (Length == _bytes.Length)
            {
                // One byte past the limit is room enough to see that there is more.
                Array.Resize(ref _bytes, (int)Math.Min(Math.Max(Smallest, _bytes.Length * 2L), limit + 1L));
            }

            var read = await stream.ReadAsync(_bytes.AsMemory(Length), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            Length += read;
            if (Length > limit)
            {
                Clear();
                return false;
            }
        }
    }

    /// <summary>Forgets the content, and the memory where it is large.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > LargestKept)
        {
            _bytes = [];
        }
    }
}
