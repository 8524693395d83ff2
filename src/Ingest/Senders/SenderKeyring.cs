using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest.Senders;

/// <summary>Knows the senders by the SHA-256 of their keys; the keys themselves are nowhere.</summary>
internal sealed class SenderKeyring
{
    private const string Scheme = "Bearer ";
    private const int MaxKeyLength = 1024;

    private readonly List<(byte[] Hash, Sender Sender)> _senders = [];

    public SenderKeyring(IEnumerable<Sender> senders)
    {
        foreach (var sender in senders)
        {
            if (sender.Options.KeySha256 is { Length: > 0 } hash)
            {
                _senders.Add((Convert.FromHexString(hash.Trim()), sender));
            }
        }
    }

    /// <summary>The sender whose key the request carries; null without a valid key.</summary>
    /// <remarks>Every key is compared, in constant time, so the time taken tells nothing about which one was near.</remarks>
    public Sender? Find(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length > MaxKeyLength || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var presented = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()));
        Sender? found = null;
        foreach (var (hash, sender) in _senders)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, presented))
            {
                found = sender;
            }
        }

        return found;
    }
}
