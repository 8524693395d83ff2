using Ioc.Kpi.Sources;

namespace Ioc.Ingest;

/// <summary>Options of the doors.</summary>
public sealed class IngestOptions
{
    /// <value><c>Ioc:Sources</c>, of every kind: a pulled source may import as well.</value>
    public IReadOnlyList<SourceOptions> Sources { get; set; } = [];

    /// <value><c>Ioc:DossierKeyFile</c>. Default `data/dossier.key`.</value>
    public string DossierKeyFile { get; set; } = Path.Combine("data", "dossier.key");
}
