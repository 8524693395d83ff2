namespace Ioc.Kpi.Indicators;

/// <summary>A KPI that no dossier can give: people enter it (semantics.md, "KPI values", "entered").</summary>
/// <param name="Number">The number in the catalogue of KPIs: 22 for K22.</param>
/// <param name="Id">The id in the API and in what is stored (kpis.md).</param>
/// <param name="Unit">What its value counts.</param>
public sealed record IndicatorKind(int Number, string Id, IndicatorUnit Unit)
{
    /// <summary>All of them in the order of their numbers.</summary>
    public static IReadOnlyList<IndicatorKind> All { get; } =
    [
        new(6, "portal-integration", IndicatorUnit.Percent),
        new(7, "portal-sync", IndicatorUnit.Percent),
        new(17, "satisfaction-rate", IndicatorUnit.Percent),
        new(21, "petition-on-time-rate", IndicatorUnit.Percent),
        new(22, "centre-readiness", IndicatorUnit.Centres),
        new(23, "electronic-work-file-rate", IndicatorUnit.Percent),
        new(24, "archive-digitised-rate", IndicatorUnit.Percent),
        new(25, "district-results-digitised", IndicatorUnit.Percent),
        new(26, "databases-in-use", IndicatorUnit.Databases),
    ];

    /// <returns>Null for an id that nobody enters.</returns>
    public static IndicatorKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
