using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// What the province knows besides its dossiers. Each part is put here by whoever keeps it, whole, and read by everybody who reads KPIs. Any
/// thread may call.
/// </summary>
public sealed class SurroundingsBook(CatalogueBook catalogues, IndicatorShelf indicators, SourceBook sources, PortalIndexBook? portal = null)
{
    private volatile IReadOnlyList<Plan> _plans = [];
    private volatile TaskEvidenceBook _tasks = TaskEvidenceBook.Empty;

    /// <value>The plans that the deployment shows.</value>
    public IReadOnlyList<Plan> Plans
    {
        get => _plans;
        set => _plans = value;
    }

    /// <value>Everything that was entered about the tasks of plans.</value>
    public TaskEvidenceBook Tasks
    {
        get => _tasks;
        set => _tasks = value;
    }

    /// <value>What was reported of the tasks of plans.</value>
    public IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> Evidence => _tasks.Evidence;

    /// <summary>All of it at one moment.</summary>
    public Surroundings At(Moment now) => new(catalogues.Current, indicators.Current, _plans, _tasks.Evidence, sources.Read(now)) { PortalIndex = portal?.Current };
}
