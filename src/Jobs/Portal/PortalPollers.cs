using Ioc.Jobs.Polling;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Series;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Portal;

/// <summary>The pollers of the sources that offer measurements, each made when it is first asked for.</summary>
internal sealed class PortalPollers(
    PulledSources sources, ISeriesStore series, PortalIndexBook index, JobsMetrics metrics, TimeProvider clock, ILogger<PortalPoller> log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PortalPoller> _pollers = new(StringComparer.Ordinal);

    /// <summary>Null for a source that does not offer measurements (any more).</summary>
    public PortalPoller? Find(string id)
    {
        lock (_lock)
        {
            if (_pollers.TryGetValue(id, out var known))
            {
                return known;
            }

            return sources.Find(id) is { Metrics: true } source
                ? _pollers[id] = new PortalPoller(source, series, index, metrics, clock, log)
                : null;
        }
    }

    public void Dispose()
    {
        foreach (var poller in _pollers.Values)
        {
            poller.Dispose();
        }
    }
}
