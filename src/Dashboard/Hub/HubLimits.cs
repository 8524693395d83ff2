namespace Ioc.Dashboard.Hub;

/// <summary>What a display may cost.</summary>
internal sealed record HubLimits
{
    /// <value>A display only ever sends the name of a scene.</value>
    public long LargestMessage { get; init; } = 4096;

    /// <value>Bytes that wait in the connection's pipe before sends to this display have to wait.</value>
    public long SendBuffer { get; init; } = 64 * 1024;

    /// <value>A display whose connection takes no bytes for this long is disconnected.</value>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <value>How often the server pings.</value>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <value>A display that was not heard from for this long is gone.</value>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
