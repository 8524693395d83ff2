namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>How a channel does.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="FailingSince">When the first attempt failed transiently after which none was delivered; null while it delivers, or was not tried.</param>
/// <param name="LastError">Why the last attempt failed so; null while it delivers.</param>
public sealed record ChannelHealth(string Channel, DateTimeOffset? FailingSince, string? LastError);
