namespace Ioc.Kpi.Indicators;

/// <summary>The values that were entered or measured, all versions of them. Any thread may call.</summary>
public sealed class IndicatorBook
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<IndicatorEntry>> _entries = new(StringComparer.Ordinal);
    private long _revision;

    /// <summary>Grows with each entry.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    public void Add(IndicatorEntry entry)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(entry.Indicator, out var entries))
            {
                _entries[entry.Indicator] = entries = [];
            }

            entries.Add(entry);
            Interlocked.Increment(ref _revision);
        }
    }

    /// <summary>
    /// The value that holds on a day: that of the latest day up to it, of which the one entered last. Null when there is none.
    /// </summary>
    public IndicatorEntry? At(string indicator, DateOnly day)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(indicator)?.Where(entry => entry.Day <= day)
                .OrderBy(entry => entry.Day).ThenBy(entry => entry.EnteredAt).LastOrDefault();
        }
    }

    /// <summary>All entries of an indicator, the newest first.</summary>
    public IReadOnlyList<IndicatorEntry> History(string indicator)
    {
        lock (_lock)
        {
            return [.. (_entries.GetValueOrDefault(indicator) ?? []).OrderByDescending(entry => entry.EnteredAt)];
        }
    }
}
