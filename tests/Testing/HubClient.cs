using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Ioc.Testing;

/// <summary>A SignalR client of the JSON protocol over a bare WebSocket: invokes methods and keeps what the server sends.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1E;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _calls = [];
    private readonly List<(string Target, JsonElement Argument)> _received = [];
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _lastCall;

    /// <summary>Whether the connection has ended.</summary>
    public bool IsClosed => _reading.IsCompleted;

    /// <summary>Everything the server sent to one of this client's methods, in order.</summary>
    public IReadOnlyList<JsonElement> Received(string target)
    {
        lock (_lock)
        {
            return [.. _received.Where(message => message.Target == target).Select(message => message.Argument)];
        }
    }

    public static async Task<HubClient> ConnectAsync(Uri site, string path = "/hubs/kpi", string? origin = null, CookieContainer? cookies = null)
    {
        var client = new HubClient();
        client._socket.Options.Cookies = cookies;
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new UriBuilder(new Uri(site, path)) { Scheme = "ws" }.Uri;
        await client._socket.ConnectAsync(address, CancellationToken.None);
        client._reading = client.ReadAsync();
        await client.SendAsync("""{"protocol":"json","version":1}""");
        await client._shaken.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return client;
    }

    /// <summary>Calls a method of the hub. Throws with the server's words when it fails.</summary>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var call = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _calls[id] = call;
        }

        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await call.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(string message)
    {
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(
                Encoding.UTF8.GetBytes(message + (char)EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        using var pending = new MemoryStream();
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            foreach (var value in buffer.AsSpan(0, read.Count))
            {
                if (value != EndOfMessage)
                {
                    pending.WriteByte(value);
                    continue;
                }

                Take(pending.ToArray());
                pending.SetLength(0);
            }
        }
    }

    private void Take(byte[] message)
    {
        using var json = JsonDocument.Parse(message);
        var root = json.RootElement.Clone();
        if (!root.TryGetProperty("type", out var type))
        {
            _shaken.TrySetResult();
            return;
        }

        lock (_lock)
        {
            if (type.GetInt32() == 1)
            {
                _received.Add((root.GetProperty("target").GetString()!, root.GetProperty("arguments")[0]));
            }
            else if (type.GetInt32() == 3 && _calls.Remove(root.GetProperty("invocationId").GetString()!, out var call))
            {
                if (root.TryGetProperty("error", out var error))
                {
                    call.SetException(new InvalidOperationException(error.GetString()));
                }
                else
                {
                    call.SetResult(root.GetProperty("result"));
                }
            }
        }
    }
}
