using System.Security.Cryptography;

namespace Ioc.Dashboard;

/// <summary>The nonce of one reply: the page's inline scripts and styles carry it, and the Content-Security-Policy names it. Scoped.</summary>
internal sealed class PageNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
