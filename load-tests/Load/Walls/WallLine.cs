using System.Net;
using System.Net.Sockets;

namespace Ioc.Load.Walls;

/// <summary>
/// One display: a bare WebSocket that subscribes to a scene and comes back when it is cut off, waiting a random time up to a limit that
/// doubles to ten seconds, as the wall's page does. Holds no buffer while nothing comes.
/// </summary>
internal sealed class WallLine(Uri server, string scene, int number, WallCrowd crowd) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    [ThreadStatic]
    private static byte[]? _shared;

    private readonly byte[] _hello = HubWords.Hello(scene);
    private readonly byte[] _upgrade = HubWords.Upgrade(server);
    private Socket? _socket;

    /// <value>True from the snapshot on.</value>
    public bool Live { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; !cancellationToken.IsCancellationRequested; attempt++)
        {
            try
            {
                await ConnectAsync(cancellationToken);
                await ReadAsync(crowd.ReadsWhole(number), cancellationToken);
            }
            catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut off, refused, or the test ends.
            }

            attempt = Live ? 0 : attempt;
            Drop();
            var limit = Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(attempt, 10)));
            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * limit), TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Drop();
    }

    /// <summary>Tells the server that it is alive.</summary>
    public void Ping()
    {
        if (Live)
        {
            _socket?.Send(HubWords.Ping, SocketFlags.None, out _);
        }
    }

    public void Dispose() => Drop();

    private void Drop()
    {
        if (Live)
        {
            Live = false;
            crowd.Lost();
        }

        _socket?.Dispose();
        _socket = null;
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (crowd.IsSlow(number))
        {
            socket.ReceiveBufferSize = 4096;
        }

        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellationToken);
        await socket.SendAsync(_upgrade, cancellationToken);
        var answer = new byte[1024];
        var length = 0;
        while (answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            // Nothing follows the answer before the display has spoken, so nothing is read too far.
            var read = await socket.ReceiveAsync(answer.AsMemory(length), cancellationToken);
            length += read > 0 ? read : throw new IOException("Closed during the handshake.");
        }

        if (!answer.AsSpan(9).StartsWith("101"u8))
        {
            throw new IOException("Not upgraded.");
        }

        await socket.SendAsync(_hello, cancellationToken);
    }

    private async Task ReadAsync(bool whole, CancellationToken cancellationToken)
    {
        var wire = new WireReader(whole);
        var socket = _socket!;
        socket.Blocking = false;
        while (true)
        {
            if (crowd.IsSlow(number))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }

            // Waits without a buffer; the bytes are then read into one that all displays of this thread share.
            await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            if (!TakeWhatCame(socket, wire))
            {
                return;
            }
        }
    }

    /// <returns>False when the server has closed.</returns>
    private bool TakeWhatCame(Socket socket, WireReader wire)
    {
        var buffer = _shared ??= new byte[64 * 1024];
        var length = socket.Receive(buffer.AsSpan(0, crowd.IsSlow(number) ? 1024 : buffer.Length), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return true;
        }

        if (length == 0 || error != SocketError.Success)
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, length);
        while (wire.Next(ref bytes, out var closed))
        {
            Take(wire.Message);
            wire.Forget();
            if (closed)
            {
                return false;
            }
        }

        return true;
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (WallFrame.IsFrame(message))
        {
            crowd.Frame(number, message);
        }
        else if (WallFrame.IsAnswer(message) && !Live)
        {
            Live = true;
            crowd.Came(number, message);
        }
    }
}
