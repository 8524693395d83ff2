using System.Security.Cryptography;
using System.Text;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>The idempotency key of a message where it stands in a header.</summary>
internal static class MessageKey
{
    private const int LongestKey = 200;

    /// <summary>The key itself where a header can carry it, else its SHA-256: the same key always gives the same text.</summary>
    public static string ForHeader(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(letter => letter is > ' ' and < '\u007f') ? key : "sha256:" + Hash(key);

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
