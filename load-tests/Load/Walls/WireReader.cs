using System.Buffers.Binary;

namespace Ioc.Load.Walls;

/// <summary>
/// Takes the bytes of a WebSocket as they come and finds the hub's messages in them, keeping only the beginning of each: a display of a
/// load test wants to know which frame came and when, and there are thousands of displays.
/// </summary>
internal sealed class WireReader
{
    private const byte EndOfMessage = 0x1E;
    private const int Kept = 256;

    private readonly byte[] _header = new byte[10];
    private readonly byte[] _head = new byte[Kept];
    private readonly MemoryStream? _whole;
    private int _headerLength;
    private int _headLength;
    private long _left;
    private bool _control;

    /// <param name="keepWhole">Whether <see cref="Message"/> is the whole message instead of its beginning.</param>
    public WireReader(bool keepWhole) => _whole = keepWhole ? new MemoryStream() : null;

    /// <value>What is known of the message that has just ended.</value>
    public ReadOnlySpan<byte> Message => _whole is null ? _head.AsSpan(0, _headLength) : _whole.GetBuffer().AsSpan(0, (int)_whole.Length);

    /// <summary>Reads up to the end of the next message.</summary>
    /// <param name="bytes">What came; cut to what is left.</param>
    /// <param name="closed">True when the server closes.</param>
    /// <returns>True when a message has ended.</returns>
    public bool Next(ref ReadOnlySpan<byte> bytes, out bool closed)
    {
        closed = false;
        while (!bytes.IsEmpty)
        {
            if (_left == 0)
            {
                if (!ReadHeader(ref bytes))
                {
                    return false;
                }

                closed = (_header[0] & 0x0F) == 8;
                _control = (_header[0] & 0x08) != 0;
                if (closed || _left == 0)
                {
                    continue;
                }
            }

            var part = bytes[..(int)Math.Min(_left, bytes.Length)];
            if (_control)
            {
                Skip(ref bytes, part.Length);
                continue;
            }

            var end = part.IndexOf(EndOfMessage);
            Keep(end < 0 ? part : part[..end]);
            Skip(ref bytes, end < 0 ? part.Length : end + 1);
            if (end >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets the message that has ended.</summary>
    public void Forget()
    {
        _headLength = 0;
        _whole?.SetLength(0);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        _whole?.Write(part);
        var kept = part[..Math.Min(part.Length, Kept - _headLength)];
        kept.CopyTo(_head.AsSpan(_headLength));
        _headLength += kept.Length;
    }

    private void Skip(ref ReadOnlySpan<byte> bytes, int count)
    {
        bytes = bytes[count..];
        _left -= count;
    }

    /// <summary>Servers do not mask, so a header has two, four or ten bytes.</summary>
    private bool ReadHeader(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
            var size = _header[1] & 0x7F;
            if (_headerLength >= 2 && _headerLength == (size switch { 126 => 4, 127 => 10, _ => 2 }))
            {
                _left = size switch
                {
                    126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
                    127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
                    _ => size,
                };
                _headerLength = 0;
                return true;
            }
        }

        return false;
    }
}
