namespace Ioc.Kpi.Alerts;

/// <summary>How an attempt to deliver ended. Whether it may be tried again is decided by the channel, here and nowhere else.</summary>
public enum DeliveryOutcome
{
    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>Not now: it is tried again.</summary>
    Transient,

    /// <summary>Never: the address or the message is refused.</summary>
    Permanent,
}
