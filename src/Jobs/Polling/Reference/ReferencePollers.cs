using Ioc.Jobs.Polling;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>The pollers of the enabled sources of kind `reference`, each made when it is first asked for.</summary>
internal sealed class ReferencePollers(PulledSources sources, IServiceProvider provider) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReferencePoller> _pollers = new(StringComparer.Ordinal);

    /// <summary>Null for a source that is not configured (any more).</summary>
    public ReferencePoller? Find(string id)
    {
        lock (_lock)
        {
            if (_pollers.TryGetValue(id, out var known))
            {
                return known;
            }

            return sources.Find(id) is { Kind: SourceKind.Reference } source ? _pollers[id] = Make(source) : null;
        }
    }

    public void Dispose()
    {
        foreach (var poller in _pollers.Values)
        {
            poller.Dispose();
        }
    }

    private ReferencePoller Make(SourceOptions source)
    {
        var codes = provider.GetRequiredService<DossierCodes>();
        var zone = provider.GetRequiredService<LocalTime>();
        var mapping = source.Applicants.Count == 0 ? SourceMapping.Default : new SourceMapping { Applicants = source.Applicants };
        var records = new NationalRecordReader(
            codes, provider.GetRequiredService<DossierKeyHasher>(), mapping, zone, codes.Sources.IdOf(source.Id));
        return new ReferencePoller(
            source, new PageReader(records, zone), provider.GetRequiredService<IDossierInbox>(), provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<SourceBook>(), provider.GetRequiredService<JobsMetrics>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ReferencePoller>>());
    }
}
