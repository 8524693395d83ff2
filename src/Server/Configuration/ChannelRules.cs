using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ioc.Jobs.Alerts;

namespace Ioc.Server.Configuration;

/// <summary>What `Ioc:Alerts` must satisfy.</summary>
internal static class ChannelRules
{
    public static IEnumerable<OptionProblem> Check(AlertOptions options) =>
    [
        .. CheckRange("Ioc:Alerts:GiveUpAfter", options.GiveUpAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), "1m to 30d."),
        .. CheckHeartbeat(options.Heartbeat),
        .. options.Channels.SelectMany((channel, index) => CheckChannel($"Ioc:Alerts:Channels:{index}", channel)),
        .. options.Channels.Select((channel, index) => (channel.Name, Index: index)).GroupBy(entry => entry.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1))
            .Select(entry => new OptionProblem($"Ioc:Alerts:Channels:{entry.Index}:Name", entry.Name, "a name that no other channel has.")),
    ];

    private static IEnumerable<OptionProblem> CheckHeartbeat(HeartbeatOptions heartbeat) =>
    [
        .. heartbeat.Url is { } url ? CheckUrl("Ioc:Alerts:Heartbeat:Url", url, heartbeat.AllowPrivate) : [],
        .. CheckRange("Ioc:Alerts:Heartbeat:Every", heartbeat.Every, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), "10s to 1d."),
        .. CheckAuthorities("Ioc:Alerts:Heartbeat:CaFile", heartbeat.CaFile),
    ];

    private static IEnumerable<OptionProblem> CheckChannel(string key, ChannelOptions channel) =>
    [
        .. string.IsNullOrWhiteSpace(channel.Name) || channel.Name.Length > 60 || channel.Name.Any(char.IsControl)
            ? [new OptionProblem($"{key}:Name", channel.Name, "required: a name of at most 60 letters.")] : Array.Empty<OptionProblem>(),
        .. CheckRange($"{key}:Timeout", channel.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), "1s to 5m."),
        .. CheckNumber($"{key}:Parallel", channel.Parallel, 1, 32),
        .. CheckNumber($"{key}:MostItems", channel.MostItems, 1, 200),
        .. CheckSecret($"{key}:Password", channel.Password, channel.PasswordFile, wanted: channel.Kind == ChannelKind.Mail && channel.User is { Length: > 0 }),
        .. CheckSecret($"{key}:Token", channel.Token, channel.TokenFile, wanted: channel.Kind is ChannelKind.Telegram or ChannelKind.Zalo),
        .. CheckSecret($"{key}:Secret", channel.Secret, channel.SecretFile, wanted: channel.Kind == ChannelKind.Webhook),
        .. CheckAuthorities($"{key}:CaFile", channel.CaFile),
        .. channel.AllowedHosts.Select((host, index) => ($"{key}:AllowedHosts:{index}", host))
            .Concat(channel.AllowPrivate.Select((host, index) => ($"{key}:AllowPrivate:{index}", host)))
            .Where(entry => Uri.CheckHostName(entry.host.Trim('[', ']')) == UriHostNameType.Unknown)
            .Select(entry => new OptionProblem(entry.Item1, entry.host, "the name or address of a host, without scheme, port and path.")),
        .. CheckPlace(key, channel),
    ];

    private static IEnumerable<OptionProblem> CheckPlace(string key, ChannelOptions channel) => channel.Kind switch
    {
        ChannelKind.Mail => CheckMail(key, channel),
        ChannelKind.Alertmanager when channel.Url is null => [new OptionProblem($"{key}:Url", null, "required: the address of the Alertmanager.")],
        ChannelKind.Wall or ChannelKind.Inbox => [],
        _ when channel.Url is { } url => CheckUrl($"{key}:Url", url, channel.AllowPrivate.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)),
        _ => [],
    };

    private static IEnumerable<OptionProblem> CheckMail(string key, ChannelOptions channel)
    {
        if (channel.Host is null || Uri.CheckHostName(channel.Host) == UriHostNameType.Unknown)
        {
            yield return new OptionProblem($"{key}:Host", channel.Host, "required: the name of the mail server.");
        }

        if (channel.From is null || !MailAddress.TryCreate(channel.From, out var from) || from.Address.Any(letter => letter is <= ' ' or >= '\u007f'))
        {
            yield return new OptionProblem($"{key}:From", channel.From, "required: the sender, such as ioc@tinh.gov.vn.");
        }

        if (channel.Port is < 1 or > 65_535)
        {
            yield return new OptionProblem($"{key}:Port", OptionText.Print(channel.Port), "1 to 65535.");
        }

        if (channel.Security == MailSecurity.None
            && (channel.User is { Length: > 0 } || !channel.AllowPrivate.Contains(channel.Host ?? "", StringComparer.OrdinalIgnoreCase)))
        {
            yield return new OptionProblem($"{key}:Security", "none", "start-tls or tls; none only for a host of AllowPrivate and without a user.");
        }
    }

    private static IEnumerable<OptionProblem> CheckUrl(string key, Uri url, bool mayBePlain)
    {
        if (url.Scheme != "https" && !(url.Scheme == "http" && mayBePlain))
        {
            yield return new OptionProblem(key, OptionText.Print(url), "an https address; http only to a host of AllowPrivate.");
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return new OptionProblem(key, OptionText.Print(url), "an address without user and password.");
        }
    }

    private static IEnumerable<OptionProblem> CheckSecret(string key, string? value, string? file, bool wanted)
    {
        if (value is { Length: > 0 } && file is { Length: > 0 })
        {
            yield return new OptionProblem($"{key}File", file, $"either {key[(key.LastIndexOf(':') + 1)..]} or this file, not both.");
        }
        else if (file is { Length: > 0 } && !File.Exists(file))
        {
            yield return new OptionProblem($"{key}File", file, "a file that exists and can be read.");
        }
        else if (wanted && value is not { Length: > 0 } && file is not { Length: > 0 })
        {
            yield return new OptionProblem(key, null, "required for this kind; best as a file or in the environment.");
        }
    }

    private static IEnumerable<OptionProblem> CheckAuthorities(string key, string? file)
    {
        if (file is not { Length: > 0 })
        {
            yield break;
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            certificates.Clear();
        }

        if (certificates.Count == 0)
        {
            yield return new OptionProblem(key, file, "a PEM file with at least one certificate.");
        }
    }

    private static IEnumerable<OptionProblem> CheckRange(string key, TimeSpan span, TimeSpan shortest, TimeSpan longest, string legal) =>
        span < shortest || span > longest ? [new OptionProblem(key, OptionText.Print(span), legal)] : [];

    private static IEnumerable<OptionProblem> CheckNumber(string key, int number, int least, int most) =>
        number < least || number > most ? [new OptionProblem(key, OptionText.Print(number), $"{least} to {most}.")] : [];
}
