using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Time;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>The channels by name: those of the options, and `wall` and `inbox`, which are always there. Any thread may call.</summary>
internal sealed class ChannelBook : IDisposable
{
    private readonly Dictionary<string, (ChannelOptions Options, IAlertChannel Channel)> _channels = new(StringComparer.Ordinal);
    private readonly List<GuardedClient> _clients = [];

    public ChannelBook(AlertOptions options, LocalTime zone, TimeProvider clock)
    {
        var letters = new LetterWriter(zone);
        foreach (var channel in options.Channels)
        {
            _channels[channel.Name] = (channel, Make(channel, letters, clock));
        }

        foreach (var kind in (ReadOnlySpan<ChannelKind>)[ChannelKind.Wall, ChannelKind.Inbox])
        {
            var always = new ChannelOptions { Name = kind.ToString().ToLowerInvariant(), Kind = kind };
            _channels.TryAdd(always.Name, (always, new StoredChannel()));
        }
    }

    public IReadOnlyCollection<ChannelOptions> All => [.. _channels.Values.Select(entry => entry.Options)];

    public bool TryFind(string name, out ChannelOptions? options, out IAlertChannel? channel)
    {
        var found = _channels.TryGetValue(name, out var entry);
        (options, channel) = entry;
        return found;
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private IAlertChannel Make(ChannelOptions channel, LetterWriter letters, TimeProvider clock) => channel.Kind switch
    {
        ChannelKind.Mail => new MailChannel(channel, Guard(channel), letters),
        ChannelKind.Webhook => new WebhookChannel(channel, Client(channel, clock), letters, clock),
        ChannelKind.Telegram => new TelegramChannel(channel, Client(channel, clock), letters),
        ChannelKind.Zalo => new ZaloChannel(channel, Client(channel, clock), letters),
        ChannelKind.Alertmanager => new AlertmanagerChannel(channel, Client(channel, clock)),
        _ => new StoredChannel(),
    };

    /// <summary>The channel's own host and those it lists; nothing else.</summary>
    private static AddressGuard Guard(ChannelOptions channel)
    {
        var own = channel.Kind switch
        {
            ChannelKind.Mail => channel.Host,
            ChannelKind.Telegram => (channel.Url ?? TelegramChannel.Home).IdnHost,
            ChannelKind.Zalo => (channel.Url ?? ZaloChannel.Home).IdnHost,
            _ => channel.Url?.IdnHost,
        };
        return new AddressGuard(own is null ? channel.AllowedHosts : [own, .. channel.AllowedHosts], channel.AllowPrivate);
    }

    private GuardedClient Client(ChannelOptions channel, TimeProvider clock)
    {
        var client = new GuardedClient(Guard(channel), channel.CaFile, channel.Timeout, clock);
        _clients.Add(client);
        return client;
    }
}
