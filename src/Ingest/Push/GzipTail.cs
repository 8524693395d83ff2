using System.Buffers.Binary;

namespace Ioc.Ingest.Push;

/// <summary>
/// Keeps the last bytes that pass: gzip ends with the length of what it holds (RFC 1952), and the inflater does not tell a body that was
/// cut off from one that ended. One member is expected.
/// </summary>
internal sealed class GzipTail(Stream compressed) : Stream
{
    private readonly byte[] _tail = new byte[4];
    private int _held;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the body, now read to its end, says that it holds so many bytes.</summary>
    public bool Confirms(long inflated) => _held == _tail.Length && BinaryPrimitives.ReadUInt32LittleEndian(_tail) == (uint)inflated;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await compressed.ReadAsync(buffer, cancellationToken);
        Keep(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var last = bytes[Math.Max(0, bytes.Length - _tail.Length)..];
        var kept = Math.Min(_held, _tail.Length - last.Length);
        _tail.AsSpan(_held - kept, kept).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(kept));
        _held = kept + last.Length;
    }
}
