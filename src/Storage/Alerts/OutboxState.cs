namespace Ioc.Storage.Alerts;

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>To be sent as soon as it is due.</summary>
    Waiting,

    /// <summary>Being sent; when its lease runs out it may be claimed again.</summary>
    Claimed,

    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}
