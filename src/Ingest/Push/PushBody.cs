using System.Buffers;

namespace Ioc.Ingest.Push;

/// <summary>A body that was read whole: from a pool while small, in the one large buffer of the process beyond.</summary>
/// <param name="announced">The length that the sender announced; saves growing a step at a time.</param>
internal sealed class PushBody(LargeBuffer large, long? announced = null) : IDisposable
{
    /// <summary>Larger bodies take turns; see <see cref="LargeBuffer"/>.</summary>
    public const int SmallLimit = 1 << 20;

    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((announced ?? 0) + 1, FirstSize, SmallLimit));
    private bool _isLarge;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Length);

    public bool IsLarge => _isLarge;

    /// <summary>Reads the stream to its end.</summary>
    /// <returns>False when it is longer than the limit; then reading stopped there.</returns>
    public async ValueTask<bool> TryReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Length == _buffer.Length)
            {
                if (_isLarge)
                {
                    return await stream.ReadAsync(new byte[1], cancellationToken) == 0;
                }

                await GrowAsync(cancellationToken);
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(Length), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            Length += read;
        }
    }

    public void Dispose()
    {
        if (_isLarge)
        {
            large.GiveBack();
        }
        else
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = [];
    }

    private async ValueTask GrowAsync(CancellationToken cancellationToken)
    {
        var small = _buffer;
        if (small.Length < SmallLimit)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(small.Length * 2);
        }
        else
        {
            _buffer = await large.TakeAsync(cancellationToken);
            _isLarge = true;
        }

        small.CopyTo(_buffer, 0);
        ArrayPool<byte>.Shared.Return(small);
    }
}
