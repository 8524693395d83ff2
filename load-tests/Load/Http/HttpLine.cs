using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ioc.Load.Http;

/// <summary>
/// One HTTP/1.1 connection that is kept open, for one request at a time, straight on a socket: the generator shares its cores with the
/// server and must cost little. Understands bodies with a length and chunked ones.
/// </summary>
internal sealed class HttpLine(Uri address) : IDisposable
{
    private Socket? _socket;
    private byte[] _received = new byte[16 * 1024];
    private byte[] _body = new byte[16 * 1024];
    private int _end;
    private int _at;

    public Task<HttpAnswer> GetAsync(string path)
    {
        var head = $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n";
        return SendAsync(Encoding.ASCII.GetBytes(head));
    }

    /// <summary>Sends a whole request, head and body, and reads the whole answer. Throws <see cref="IOException"/> when the line breaks.</summary>
    public async Task<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            var socket = _socket ??= await ConnectAsync();
            _at = _end = 0;
            while (!request.IsEmpty)
            {
                request = request[await socket.SendAsync(request)..];
            }

            return await ReadAsync(socket);
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            Dispose();
            throw exception as IOException ?? new IOException(exception.Message, exception);
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return socket;
    }

    private async Task<HttpAnswer> ReadAsync(Socket socket)
    {
        int headEnd;
        while ((headEnd = _received.AsSpan(0, _end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReceiveAsync(socket);
        }

        var head = Encoding.ASCII.GetString(_received, 0, headEnd);
        _at = headEnd + 4;
        var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        var length = Header(head, "Content-Length") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : -1;
        var body = length >= 0 ? await ReadExactlyAsync(socket, length, 0)
            : Header(head, "Transfer-Encoding") is not null ? await ReadChunksAsync(socket) : 0;
        var closes = string.Equals(Header(head, "Connection"), "close", StringComparison.OrdinalIgnoreCase);
        if (closes)
        {
            Dispose();
        }

        var retry = int.TryParse(Header(head, "Retry-After"), out var seconds) ? seconds : (int?)null;
        return new HttpAnswer(status, _body.AsMemory(0, body), retry);
    }

    private async Task<int> ReadChunksAsync(Socket socket)
    {
        var length = 0;
        while (true)
        {
            int line;
            while ((line = _received.AsSpan(_at, _end - _at).IndexOf("\r\n"u8)) < 0)
            {
                await ReceiveAsync(socket);
            }

            if (!Utf8Parser.TryParse(_received.AsSpan(_at, line), out int size, out _, 'x'))
            {
                throw new IOException("A chunk without a length.");
            }

            _at += line + 2;
            length += await ReadExactlyAsync(socket, size, length);
            while (_end - _at < 2)
            {
                await ReceiveAsync(socket);
            }

            _at += 2;
            if (size == 0)
            {
                return length;
            }
        }
    }

    private async Task<int> ReadExactlyAsync(Socket socket, int length, int offset)
    {
        if (_body.Length < offset + length)
        {
            Array.Resize(ref _body, (offset + length) * 2);
        }

        for (var got = 0; got < length;)
        {
            if (_at == _end)
            {
                await ReceiveAsync(socket);
            }

            var part = Math.Min(length - got, _end - _at);
            _received.AsSpan(_at, part).CopyTo(_body.AsSpan(offset + got));
            _at += part;
            got += part;
        }

        return length;
    }

    private async Task ReceiveAsync(Socket socket)
    {
        if (_at == _end)
        {
            _at = _end = 0;
        }

        if (_end == _received.Length)
        {
            Array.Resize(ref _received, _received.Length * 2);
        }

        var read = await socket.ReceiveAsync(_received.AsMemory(_end));
        _end += read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var from = at + name.Length + 3;
        var to = head.IndexOf("\r\n", from, StringComparison.Ordinal);
        return (to < 0 ? head[from..] : head[from..to]).Trim();
    }
}
