using Ioc.Kpi.Sources;

namespace Ioc.Jobs.Polling;

/// <summary>The configured sources that are asked, not listened to.</summary>
internal sealed class PulledSources(IReadOnlyList<SourceOptions> sources)
{
    public IReadOnlyList<SourceOptions> All { get; } = [.. sources.Where(source => source.Enabled && source.Kind != SourceKind.Push)];

    public SourceOptions? Find(string id) => All.FirstOrDefault(source => source.Id == id);
}
