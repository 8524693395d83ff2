using Ioc.Jobs.Alerts;
using Ioc.Server.Configuration;
using Ioc.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ioc.Server.Tests.Configuration;

public sealed class ChannelOptionTests : IDisposable
{
    private const string First = "Ioc:Alerts:Channels:0";

    private static readonly (string, string)[] Mail =
    [
        ($"{First}:Name", "mail"), ($"{First}:Kind", "mail"), ($"{First}:Host", "mail.tinh.gov.vn"), ($"{First}:From", "Ioc <ioc@tinh.gov.vn>"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_mail_server_with_its_password_in_a_file_is_legal()
    {
        File.WriteAllText(_folder.File("password"), "x");

        var settings = Read([.. Mail, ($"{First}:User", "ioc"), ($"{First}:PasswordFile", "password")]);

        Assert.Empty(settings.Problems);
        var channel = Assert.Single(settings.Options.Alerts.Channels);
        Assert.Equal((ChannelKind.Mail, MailSecurity.StartTls, 587, _folder.File("password")), (channel.Kind, channel.Security, channel.Port, channel.PasswordFile));
    }

    [Fact]
    public void A_channel_of_each_kind_is_legal()
    {
        var settings = Read(
        [
            .. Mail,
            .. Channel(1, "hook", "webhook", ("Url", "https://hook.example/x"), ("Secret", "s")),
            .. Channel(2, "open", "webhook", ("Secret", "s"), ("AllowedHosts:0", "other.example")),
            .. Channel(3, "tg", "telegram", ("Token", "1:a")),
            .. Channel(4, "za", "zalo", ("Token", "t")),
            .. Channel(5, "am", "alertmanager", ("Url", "http://10.0.0.9:9093"), ("AllowPrivate:0", "10.0.0.9")),
            .. Channel(6, "big", "wall"),
            .. Channel(7, "tablets", "inbox"),
            ("Ioc:Alerts:Heartbeat:Url", "https://watch.example/ping"),
        ]);

        Assert.Empty(settings.Problems);
    }

    [Theory]
    [InlineData("webhook", "", "", "Secret: required")]
    [InlineData("telegram", "", "", "Token: required")]
    [InlineData("zalo", "", "", "Token: required")]
    [InlineData("alertmanager", "", "", "Url: required")]
    [InlineData("mail", "", "", "Host: required")]
    [InlineData("mail", "Port", "0", "Port = '0': 1 to 65535.")]
    [InlineData("mail", "From", "no address", "From = 'no address': required")]
    [InlineData("mail", "User", "ioc", "Password: required")]
    [InlineData("mail", "Security", "none", "Security = 'none': start-tls or tls")]
    [InlineData("wall", "Name", " ", "Name = ' ': required")]
    [InlineData("wall", "Timeout", "1h", "Timeout = '01:00:00': 1s to 5m.")]
    [InlineData("wall", "Parallel", "0", "Parallel = '0': 1 to 32.")]
    [InlineData("wall", "MostItems", "1000", "MostItems = '1000': 1 to 200.")]
    [InlineData("wall", "CaFile", "gone.pem", "a PEM file with at least one certificate.")]
    [InlineData("wall", "TokenFile", "gone", "a file that exists and can be read.")]
    [InlineData("wall", "AllowedHosts:0", "https://x", "AllowedHosts:0 = 'https://x': the name or address of a host")]
    [InlineData("webhook", "Url", "http://hook.example", "an https address; http only to a host of AllowPrivate.")]
    [InlineData("webhook", "Url", "https://a:b@hook.example", "an address without user and password.")]
    [InlineData("wall", "Colour", "red", "unknown key")]
    public void What_is_wrong_with_a_channel_is_said_with_its_key(string kind, string key, string value, string problem)
    {
        var settings = Read([.. Channel(0, "a", kind, key.Length == 0 ? [] : [(key, value)])]);

        Assert.Contains(settings.Problems, found => found.StartsWith(First, StringComparison.Ordinal) && found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_given_once_and_the_sign_of_life_goes_over_https()
    {
        var settings = Read([.. Channel(0, "a", "wall"), .. Channel(1, "a", "inbox"), ("Ioc:Alerts:Heartbeat:Url", "http://watch.example"), ("Ioc:Alerts:GiveUpAfter", "1s")]);

        Assert.Equal(
            ["Ioc:Alerts:Channels:1:Name", "Ioc:Alerts:GiveUpAfter", "Ioc:Alerts:Heartbeat:Url"],
            settings.Problems.Select(problem => problem.Split(" = ")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Secrets_are_printed_masked()
    {
        var settings = Read([.. Mail, ($"{First}:User", "ioc"), ($"{First}:Password", "hush-1"), .. Channel(1, "tg", "telegram", ("Token", "hush-2")), .. Channel(2, "h", "webhook", ("Secret", "hush-3"))]);

        var text = string.Join('\n', OptionPrinter.Lines("Ioc:Alerts", settings.Options.Alerts));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Contains("Ioc:Alerts:Channels:0:Password = ********", text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Channel(int index, string name, string kind, params (string Key, string Value)[] more) =>
    [
        ($"Ioc:Alerts:Channels:{index}:Kind", kind),
        .. more.Any(one => one.Key == "Name") ? [] : new[] { ($"Ioc:Alerts:Channels:{index}:Name", name) },
        .. more.Select(one => ($"Ioc:Alerts:Channels:{index}:{one.Key}", one.Value)),
    ];

    private Settings Read((string Key, string Value)[] values) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value)).Build(),
        new Surroundings { ContentRootPath = Directory.CreateDirectory(_folder.File("plans")).Parent!.FullName });
}
