using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Access;

/// <summary>
/// Where a request comes from. Only a proxy on this machine is believed what it says about its caller, and only the last address, which is
/// the one it wrote itself.
/// </summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static IPAddress Of(HttpContext context)
    {
        var peer = Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPAddress.IsLoopback(peer) && IPAddress.TryParse(forwarded, out var caller) ? Plain(caller) : peer;
    }

    /// <summary>Whether a proxy on this machine took the request over TLS.</summary>
    public static bool CameOverTls(HttpContext context) =>
        IPAddress.IsLoopback(Plain(context.Connection.RemoteIpAddress ?? IPAddress.None))
        && context.Request.Headers["X-Forwarded-Proto"].ToString().Split(',')[^1].Trim() == "https";

    /// <summary>What attempts are counted by: the address, of IPv6 the network, since one caller has all addresses of it.</summary>
    public static string NetworkOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address.ToString();

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
