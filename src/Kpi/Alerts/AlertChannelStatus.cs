namespace Ioc.Kpi.Alerts;

/// <summary>A channel as screens show it.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="FailingSince">Since when nothing was delivered any more; null while it delivers, or was not tried.</param>
/// <param name="LastError">Why the last attempt failed, in English, without secrets; null while it delivers.</param>
public sealed record AlertChannelStatus(string Name, DateTimeOffset? FailingSince, string? LastError);
