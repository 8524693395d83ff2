using System.Net;
using System.Net.Sockets;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>Tells how far an address reaches.</summary>
internal static class AddressRanges
{
    private static readonly IPNetwork[] House =
        [.. "127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 ::1/128 fc00::/7".Split(' ').Select(IPNetwork.Parse)];

    // Metadata services that stand inside ranges of the house, and what is no machine at all.
    private static readonly IPNetwork[] Never =
    [
        .. ("100.100.100.200/32 fd00:ec2::254/128 0.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 "
            + "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20").Split(' ').Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork WorldOfSix = IPNetwork.Parse("2000::/3");

    public static AddressReach Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        // A scope (fe80::1%eth0) is no part of the address that is looked up.
        var bare = new IPAddress(address.GetAddressBytes());
        return Holds(Never, bare) ? AddressReach.Never
            : Holds(House, bare) ? AddressReach.House
            : bare.AddressFamily == AddressFamily.InterNetwork || WorldOfSix.Contains(bare) ? AddressReach.World
            : AddressReach.Never;
    }

    private static bool Holds(IPNetwork[] ranges, IPAddress address) =>
        ranges.Any(range => range.BaseAddress.AddressFamily == address.AddressFamily && range.Contains(address));
}
