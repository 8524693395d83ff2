using Ioc.Kpi.Catalogues;
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
public sealed class SurroundingsBook(CatalogueBook catalogues, IndicatorShelf indicators, SourceBook sources)
{
    private volatile IReadOnlyList<Plan> _plans = [];
    private volatile IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> _evidence = new Dictionary<(string, string), TaskEvidence>();

    /// <value>The plans that the deployment shows.</value>
    public IReadOnlyList<Plan> Plans
    {
        get => _plans;
        set => _plans = value;
    }

    /// <value>What was reported of the tasks of plans.</value>
    public IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> Evidence
    {
        get => _evidence;
        set => _evidence = value;
    }

    /// <summary>All of it at one moment.</summary>
    public Surroundings At(Moment now) => new(catalogues.Current, indicators.Current, _plans, _evidence, sources.Read(now));
}
