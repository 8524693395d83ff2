namespace Ioc.Dashboard.Scenes;

/// <summary>How often displays hear from the broadcaster.</summary>
internal sealed record BroadcastPace
{
    /// <value>The least time between two builds of the scenes: four frames a second are as many as an eye follows.</value>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <value>How often sources and ages are looked at while the board stands still.</value>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>A scene sends a frame at least this often, so that a display knows that the line is alive.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(5);

    /// <value>The broadcaster rests this many times as long as a build took: scenes never take more than a fifth of a core.</value>
    public int RestFactor { get; init; } = 4;
}
