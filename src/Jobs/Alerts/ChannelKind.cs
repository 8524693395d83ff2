namespace Ioc.Jobs.Alerts;

/// <summary>The kinds of channels.</summary>
public enum ChannelKind
{
    /// <summary>E-mail through an SMTP server.</summary>
    Mail,

    /// <summary>A signed POST to an address.</summary>
    Webhook,

    /// <summary>A Telegram bot.</summary>
    Telegram,

    /// <summary>A Zalo official account.</summary>
    Zalo,

    /// <summary>A Prometheus Alertmanager.</summary>
    Alertmanager,

    /// <summary>The band on the walls.</summary>
    Wall,

    /// <summary>The inbox of the tablets.</summary>
    Inbox,
}
