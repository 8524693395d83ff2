using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ioc.Load.Target;

/// <summary>A source that takes every connection and never answers.</summary>
internal sealed class HangingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _held = [];

    public HangingServer()
    {
        _listener.Start();
        _ = HoldAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Requests => _held.Count;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _held)
        {
            socket.Dispose();
        }
    }

    private async Task HoldAsync()
    {
        try
        {
            while (true)
            {
                _held.Add(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
