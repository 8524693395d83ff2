namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>The second ways that are in force; whoever reads the routing files replaces them. Any thread may call.</summary>
public sealed class FallbackBook
{
    private volatile IReadOnlyList<AlertFallback> _all = [];

    public IReadOnlyList<AlertFallback> All => _all;

    public void Replace(IEnumerable<AlertFallback> fallbacks) => _all = [.. fallbacks];
}
