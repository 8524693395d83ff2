using System.Net;
using System.Net.Sockets;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Kpi.Alerts;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Outgoing;

/// <summary>What nothing is ever sent to, as a table; nothing is connected to in these tests.</summary>
public sealed class AddressGuardTests
{
    private static readonly string[] Nothing = [];

    [Theory]
    [InlineData("8.8.8.8", "World")]
    [InlineData("203.162.0.181", "World")]
    [InlineData("2001:4860:4860::8888", "World")]
    [InlineData("127.0.0.1", "House")]
    [InlineData("127.255.255.254", "House")]
    [InlineData("::1", "House")]
    [InlineData("::ffff:127.0.0.1", "House")]
    [InlineData("10.0.0.1", "House")]
    [InlineData("::ffff:10.1.2.3", "House")]
    [InlineData("172.16.0.1", "House")]
    [InlineData("172.31.255.255", "House")]
    [InlineData("172.32.0.1", "World")]
    [InlineData("192.168.1.1", "House")]
    [InlineData("100.64.0.1", "House")]
    [InlineData("100.127.255.255", "House")]
    [InlineData("100.128.0.1", "World")]
    [InlineData("fd00::1", "House")]
    [InlineData("fc00::1", "House")]
    [InlineData("169.254.169.254", "Never")]
    [InlineData("::ffff:169.254.169.254", "Never")]
    [InlineData("::ffff:a9fe:a9fe", "Never")]
    [InlineData("::a9fe:a9fe", "Never")]
    [InlineData("64:ff9b::a9fe:a9fe", "Never")]
    [InlineData("2002:a9fe:a9fe::1", "Never")]
    [InlineData("2001:0:a9fe:a9fe::1", "Never")]
    [InlineData("fd00:ec2::254", "Never")]
    [InlineData("100.100.100.200", "Never")]
    [InlineData("fe80::1", "Never")]
    [InlineData("fe80::1%1", "Never")]
    [InlineData("fec0::1", "Never")]
    [InlineData("0.0.0.0", "Never")]
    [InlineData("0.1.2.3", "Never")]
    [InlineData("::", "Never")]
    [InlineData("224.0.0.1", "Never")]
    [InlineData("ff02::1", "Never")]
    [InlineData("255.255.255.255", "Never")]
    [InlineData("240.0.0.1", "Never")]
    [InlineData("192.0.2.1", "Never")]
    [InlineData("2001:db8::1", "Never")]
    [InlineData("198.18.0.1", "Never")]
    public void Each_address_reaches_as_far_as_the_registries_say(string address, string reach) =>
        Assert.Equal(reach, AddressRanges.Of(IPAddress.Parse(address)).ToString());

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://127.1/")]
    [InlineData("https://127.0.0.1:22/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST./")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://hook.example@127.0.0.1/")]
    [InlineData("https://127.0.0.1#@hook.example/")]
    [InlineData("https://hook.example:x@hook.example/")]
    [InlineData("http://hook.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://hook.example/_x")]
    [InlineData("ftp://hook.example/")]
    [InlineData("unix:///var/run/docker.sock")]
    [InlineData("https://evil.example/")]
    [InlineData("https://hook.example.evil.example/")]
    public async Task An_address_that_is_not_on_the_list_is_refused_before_its_name_is_resolved(string address)
    {
        var asked = 0;
        var guard = new AddressGuard(["hook.example"], Nothing, (_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        });
        using var client = new GuardedClient(guard, null, TimeSpan.FromSeconds(5), TimeProvider.System);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address));
        var answer = await client.SendAsync(request, default);

        Assert.Equal((DeliveryOutcome.Permanent, 0, 0), (answer.Result.Outcome, answer.Status, asked));
        Assert.StartsWith("refused: ", answer.Result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("203.162.0.181 10.0.0.5")]
    public async Task A_listed_name_that_leads_into_the_house_is_refused_before_the_connection(string addresses)
    {
        var guard = new AddressGuard(["hook.example"], Nothing, (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(' ').Select(IPAddress.Parse)]));
        using var client = new GuardedClient(guard, null, TimeSpan.FromSeconds(5), TimeProvider.System);

        using var request = new HttpRequestMessage(HttpMethod.Post, "https://hook.example/");
        var answer = await client.SendAsync(request, default);

        Assert.Equal(DeliveryOutcome.Permanent, answer.Result.Outcome);
        Assert.Equal("refused: the host hook.example leads to an address that nothing is sent to", answer.Result.Detail);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("fd00:ec2::254")]
    public async Task A_host_of_the_house_may_not_be_a_metadata_service(string address)
    {
        var guard = new AddressGuard(Nothing, ["relay.local", address], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));

        await Assert.ThrowsAsync<AddressRefusedException>(() => guard.ResolveAsync("relay.local", default));
        await Assert.ThrowsAsync<AddressRefusedException>(() => guard.ResolveAsync(address, default));
    }

    [Fact]
    public async Task A_name_that_changes_its_address_after_the_check_is_connected_where_it_was_checked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = 0;
        var guard = new AddressGuard(Nothing, ["hook.example"], (_, _) =>
            Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")]));

        await using var stream = await guard.ConnectAsync("hook.example", ((IPEndPoint)listener.LocalEndpoint).Port, default);

        Assert.Equal(1, asked);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)((NetworkStream)stream).Socket.RemoteEndPoint!).Address.MapToIPv4());
    }

    [Fact]
    public async Task A_name_without_an_address_may_have_one_later()
    {
        var guard = new AddressGuard(["hook.example"], Nothing, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        using var client = new GuardedClient(guard, null, TimeSpan.FromSeconds(5), TimeProvider.System);

        using var request = new HttpRequestMessage(HttpMethod.Post, "https://hook.example/");
        Assert.Equal(DeliveryResult.Transient("the host's name cannot be resolved"), (await client.SendAsync(request, default)).Result);
    }
}
