namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>The routing in force. A file that is wrong is refused as a whole while the one before stays. Any thread may read and load.</summary>
public sealed class RoutingBook
{
    private readonly Lock _loading = new();
    private volatile RoutingSnapshot _now = new(RoutingTable.BuiltIn, []);

    public RoutingSnapshot Now => _now;

    public RoutingSnapshot Load(RoutingContent content)
    {
        lock (_loading)
        {
            var reading = RoutingFile.Read(content);
            return _now = new RoutingSnapshot(reading.Table ?? _now.Table, reading.Problems);
        }
    }
}
