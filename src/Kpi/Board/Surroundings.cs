using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Board;

/// <summary>What a province knows besides its dossiers, at one moment. Immutable.</summary>
/// <param name="Plans">The plans that the deployment shows.</param>
/// <param name="Evidence">What was reported of their tasks, by the code of the plan and the id of the task.</param>
public sealed record Surroundings(
    Catalogue Catalogue,
    IndicatorBook Indicators,
    IReadOnlyList<Plan> Plans,
    IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> Evidence,
    IReadOnlyList<SourceStatus> Sources)
{
    /// <value>The portal's own 766 index; null where no source gives it.</value>
    public PortalIndex? PortalIndex { get; init; }

    /// <summary>Nothing but dossiers is known.</summary>
    public static Surroundings None { get; } = new(Catalogue.Empty, IndicatorBook.Empty, [], new Dictionary<(string, string), TaskEvidence>(), []);
}
