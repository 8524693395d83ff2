namespace Ioc.Kpi.Indicators;

/// <summary>
/// Everything that was entered, and what stands. Superseded entries stay in the history and say nothing any more, also about days before
/// they were corrected. Immutable; any thread may call.
/// </summary>
public sealed class IndicatorBook
{
    private readonly ILookup<(string Kpi, string? Agency), IndicatorEntry> _entries;
    private readonly HashSet<long> _superseded;

    /// <param name="entries">In any order.</param>
    public IndicatorBook(IEnumerable<IndicatorEntry> entries)
    {
        var all = entries.OrderByDescending(entry => entry.Id).ToList();
        _entries = all.ToLookup(entry => (entry.What.KpiId, entry.What.Agency));
        _superseded = [.. all.Select(entry => entry.What.Supersedes).OfType<long>()];
    }

    public static IndicatorBook Empty { get; } = new([]);

    /// <summary>The value of the KPI as of the day: of the entries that stand and speak of that day or one before, the latest day, and of several the last one entered.</summary>
    /// <param name="kpiId">The id of the KPI.</param>
    /// <param name="agency">The agency, or null for the province. An agency has no value because the province has one, nor the other way round.</param>
    /// <param name="day">The local day.</param>
    /// <returns>Null when nothing was entered for it.</returns>
    public IndicatorReading? Current(string kpiId, string? agency, DateOnly day)
    {
        var entry = _entries[(kpiId, agency)].Where(entry => Stands(entry) && entry.What.AsOf <= day)
            .OrderByDescending(entry => entry.What.AsOf).ThenByDescending(entry => entry.Id).FirstOrDefault();
        return entry is not null && IndicatorKind.Find(kpiId) is { } kind
            ? new IndicatorReading(entry, kind, day.DayNumber - entry.What.AsOf.DayNumber) : null;
    }

    /// <summary>Everything that was ever entered for it, the last entry first, with what was superseded or taken back.</summary>
    public IReadOnlyList<IndicatorEntry> History(string kpiId, string? agency) => [.. _entries[(kpiId, agency)]];

    /// <summary>Whether the entry gives a value: it was neither superseded nor does it only take another back.</summary>
    public bool Stands(IndicatorEntry entry) => !entry.TakesBack && !_superseded.Contains(entry.Id);

    /// <summary>The agencies that something was entered for, in ordinal order; the province is not among them.</summary>
    public IReadOnlyList<string> AgenciesOf(string kpiId) =>
        [.. _entries.Select(group => group.Key).Where(key => key.Kpi == kpiId).Select(key => key.Agency).OfType<string>().Order(StringComparer.Ordinal)];
}
