namespace Ioc.Jobs.Alerts;

/// <summary>The sign of life (section `Ioc:Alerts:Heartbeat`): whoever watches the address raises the alarm when it ceases.</summary>
public sealed class HeartbeatOptions
{
    /// <value>The address that is asked with GET; none by default, and then no sign is given.</value>
    public Uri? Url { get; set; }

    /// <value>How often. Default 1 minute.</value>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <value>Whether the host may be one of the house (loopback or a private range). Default false.</value>
    public bool AllowPrivate { get; set; }

    /// <value>A PEM file of the authorities that are trusted instead of the machine's. Default none.</value>
    public string? CaFile { get; set; }
}
