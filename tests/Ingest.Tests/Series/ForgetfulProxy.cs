using System.Net;
using System.Net.Sockets;

namespace Ioc.Ingest.Tests.Series;

/// <summary>
/// Stands between a client and a server on this machine, and cuts the connection instead of passing some of the answers on: the server has
/// done what it was asked, and the client cannot know.
/// </summary>
internal sealed class ForgetfulProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private int _answers;
    private int _forgotten;

    public ForgetfulProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Which answers, counted from 1, are not passed on.</summary>
    public Func<int, bool> Forgets { get; set; } = _ => false;

    public int Forgotten => _forgotten;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, _end.Token);
            var there = near.GetStream().CopyToAsync(far.GetStream(), _end.Token);
            await Task.WhenAny(there, AnswerAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone; the other is closed with it.
        }
    }

    /// <summary>Every answer to a write is short and comes in one piece.</summary>
    private async Task AnswerAsync(NetworkStream far, NetworkStream near)
    {
        var buffer = new byte[64 * 1024];
        while (await far.ReadAsync(buffer, _end.Token) is > 0 and var length)
        {
            if (Forgets(Interlocked.Increment(ref _answers)))
            {
                Interlocked.Increment(ref _forgotten);
                return;
            }

            await near.WriteAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }
}
