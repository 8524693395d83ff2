using System.Net;
using System.Net.Sockets;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>
/// Decides what may be connected to: hosts of the list only, each resolved once, every address it gives checked, and the connection goes to
/// one of exactly those. Immutable; any thread may call.
/// </summary>
/// <param name="hosts">The hosts that may be named at all.</param>
/// <param name="ofTheHouse">Those that may be machines of the house.</param>
/// <param name="resolve">How a name becomes addresses; the system's resolver by default.</param>
internal sealed class AddressGuard(
    IEnumerable<string> hosts, IEnumerable<string> ofTheHouse, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly HashSet<string> _ofTheHouse = Names(ofTheHouse);
    private readonly HashSet<string> _hosts = Names([.. hosts, .. ofTheHouse]);
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>Why an address is refused before its name is resolved; null when it is not.</summary>
    public string? Refusal(Uri address) =>
        !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") ? "only http and https addresses are allowed"
        : address.UserInfo.Length > 0 ? "an address must not carry a user or a password"
        : !_hosts.Contains(address.IdnHost) ? $"the host {address.IdnHost} is not on the list of allowed hosts"
        : address.Scheme == "http" && !_ofTheHouse.Contains(address.IdnHost) ? "plain http is allowed only to hosts of AllowPrivate"
        : null;

    /// <summary>The addresses of the host, all of them checked.</summary>
    /// <exception cref="AddressRefusedException">The host is not allowed, or one of its addresses is not.</exception>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        host = host.Trim('[', ']');
        if (!_hosts.Contains(host))
        {
            throw new AddressRefusedException($"the host {host} is not on the list of allowed hosts");
        }

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        foreach (var address in addresses)
        {
            var reach = AddressRanges.Of(address);
            if (reach == AddressReach.Never || (reach == AddressReach.House && !_ofTheHouse.Contains(host)))
            {
                throw new AddressRefusedException($"the host {host} leads to an address that nothing is sent to");
            }
        }

        return addresses;
    }

    /// <summary>Connects to one of the checked addresses of the host.</summary>
    public async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static HashSet<string> Names(IEnumerable<string> hosts) => new(hosts.Select(host => host.Trim().Trim('[', ']')), StringComparer.OrdinalIgnoreCase);
}
