namespace Ioc.Jobs.Alerts;

/// <summary>One channel of `Ioc:Alerts:Channels`. What a kind does not need is left out.</summary>
public sealed class ChannelOptions
{
    /// <value>The name by which the routing calls it.</value>
    public string Name { get; set; } = "";

    /// <value>What it is.</value>
    public ChannelKind Kind { get; set; }

    /// <value>Webhook: where to when the receiver names no address. Alertmanager: its base address. Telegram, Zalo: their own where it is left out.</value>
    public Uri? Url { get; set; }

    /// <value>Mail: the server's name.</value>
    public string? Host { get; set; }

    /// <value>Mail: its port. Default 587.</value>
    public int Port { get; set; } = 587;

    /// <value>Mail: how the connection is protected. Default `start-tls`.</value>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <value>Mail, Alertmanager: the account, where one is wanted.</value>
    public string? User { get; set; }

    /// <value>Its password; better in `PasswordFile` or in the environment.</value>
    public string? Password { get; set; }

    /// <value>A file that holds the password; read anew for every message.</value>
    public string? PasswordFile { get; set; }

    /// <value>Mail: the sender, `ioc@tinh.gov.vn` or `Ioc &lt;ioc@tinh.gov.vn&gt;`.</value>
    public string? From { get; set; }

    /// <value>Telegram: the bot's token. Zalo: the access token of the official account.</value>
    public string? Token { get; set; }

    /// <value>A file that holds the token; read anew for every message, so that it may be renewed while the service runs.</value>
    public string? TokenFile { get; set; }

    /// <value>Webhook: the key of the signature.</value>
    public string? Secret { get; set; }

    /// <value>A file that holds the key of the signature.</value>
    public string? SecretFile { get; set; }

    /// <value>Webhook: further hosts that an address of a receiver may name, beside the one of `Url`.</value>
    public List<string> AllowedHosts { get; set; } = [];

    /// <value>Those of the hosts that may be machines of the house: loopback, private and carrier-grade ranges. Link-local addresses never are.</value>
    public List<string> AllowPrivate { get; set; } = [];

    /// <value>A PEM file of the authorities that are trusted instead of the machine's. Default none.</value>
    public string? CaFile { get; set; }

    /// <value>How long one attempt may take from the first step to the last. Default 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>How many messages are sent at the same time. Default 4.</value>
    public int Parallel { get; set; } = 4;

    /// <value>How many alerts one message names; the others are counted. Default 20.</value>
    public int MostItems { get; set; } = 20;
}
