namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Clock`: lets the service live at another time, for replays and drills. Refused in Production.</summary>
internal sealed class ClockOptions
{
    /// <value>What the clock shows when the service starts, with offset. Default: the real time.</value>
    public DateTimeOffset? Now { get; set; }

    /// <value>Seconds of the service's clock for each real second, 0.01 to 3600. Default 1.</value>
    public double Speed { get; set; } = 1;

    /// <summary>Whether the service runs on real time.</summary>
    internal bool IsReal => Now is null && Speed == 1;
}
