namespace Ioc.Kpi.Definitions;

/// <summary>All KPIs in the order of their numbers.</summary>
public static class KpiCatalogue
{
    /// <summary>Every definition in this assembly: a new KPI is a new file, and no list has to be edited.</summary>
    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        .. typeof(KpiDefinition).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(KpiDefinition)) && !type.IsAbstract)
            .Select(type => (KpiDefinition)Activator.CreateInstance(type)!)
            .OrderBy(kpi => kpi.Number),
    ];

    private static readonly Dictionary<string, KpiDefinition> ById = All.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);

    public static KpiDefinition? Find(string id) => ById.GetValueOrDefault(id);
}
