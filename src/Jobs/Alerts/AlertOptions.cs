namespace Ioc.Jobs.Alerts;

/// <summary>How alerts leave the house (section `Ioc:Alerts`).</summary>
public sealed class AlertOptions
{
    /// <value>The folder with `rules` and `routing.yaml`, relative to the content root. Default the `alerts` that came with the program.</value>
    public string? Directory { get; set; }

    /// <value>The ways out, by name. Default none; the channels `wall` and `inbox` are always there.</value>
    public List<ChannelOptions> Channels { get; set; } = [];

    /// <value>For how long a message is tried again before it is given up. Default 3 days.</value>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <value>A sign of life to an outside address.</value>
    public HeartbeatOptions Heartbeat { get; set; } = new();
}
