using System.Text;

namespace Ioc.Load.Walls;

/// <summary>What a display says, as masked WebSocket frames of the SignalR JSON protocol, and the request that opens its connection.</summary>
internal static class HubWords
{
    public static readonly byte[] Ping = Masked("{\"type\":6}\u001e");

    public static byte[] Upgrade(Uri server) => Encoding.ASCII.GetBytes(
        $"GET /hubs/kpi HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bG9hZCB0ZXN0IG9mIElvYw==\r\n\r\n");

    /// <summary>The handshake and the subscription in one go.</summary>
    public static byte[] Hello(string scene) =>
    [
        .. Masked("{\"protocol\":\"json\",\"version\":1}\u001e"),
        .. Masked($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Subscribe\",\"arguments\":[\"{scene}\"]}}\u001e"),
    ];

    /// <summary>With a mask of zeros the bytes stay as they are, which the protocol allows.</summary>
    private static byte[] Masked(string text)
    {
        var payload = Encoding.ASCII.GetBytes(text);
        return payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : throw new ArgumentException("Too long for a short frame.", nameof(text));
    }
}
