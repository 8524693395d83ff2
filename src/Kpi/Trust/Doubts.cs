namespace Ioc.Kpi.Trust;

/// <summary>For each KPI the failing checks of the province that touch it. Immutable.</summary>
public sealed class Doubts
{
    private readonly Dictionary<string, IReadOnlyList<Doubt>> _byKpi;

    internal Doubts(IEnumerable<CheckResult> results) =>
        _byKpi = results.Where(result => result.State == CheckState.Failing)
            .SelectMany(result => result.Check.Kpis.Select(kpi => (Kpi: kpi, result.Check)))
            .GroupBy(pair => pair.Kpi, pair => new Doubt(pair.Check.Id, pair.Check.TextKey), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<Doubt> (group) => [.. group], StringComparer.Ordinal);

    public static Doubts None { get; } = new([]);

    /// <summary>The doubts about a KPI in the order of the checks; empty where there is none.</summary>
    public IReadOnlyList<Doubt> Of(string kpi) => _byKpi.GetValueOrDefault(kpi) ?? [];
}
