using System.Text;

namespace Ioc.Load.Http;

/// <summary>A request that is used again and again: the head is written right before the body, so both go out in one piece.</summary>
internal sealed class RequestBuffer(int bodySize)
{
    private const int HeadRoom = 512;
    private byte[] _bytes = new byte[HeadRoom + bodySize];

    /// <summary>Where the body is written.</summary>
    public Span<byte> Body => _bytes.AsSpan(HeadRoom);

    /// <summary>The whole request with the first bytes of the body.</summary>
    /// <param name="head">Request line and headers without `Content-Length`, each with its line's end.</param>
    public ReadOnlyMemory<byte> With(string head, int bodyLength)
    {
        var whole = $"{head}Content-Length: {bodyLength}\r\n\r\n";
        var start = HeadRoom - whole.Length;
        Encoding.ASCII.GetBytes(whole, _bytes.AsSpan(start));
        return _bytes.AsMemory(start, whole.Length + bodyLength);
    }

    public void Grow(int size)
    {
        if (_bytes.Length < HeadRoom + size)
        {
            Array.Resize(ref _bytes, HeadRoom + size);
        }
    }
}
