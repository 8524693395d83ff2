namespace Ioc.Kpi.Indicators;

/// <summary>One stored entry. It never changes: a correction is an entry of its own that names the one it replaces.</summary>
/// <param name="Id">Its number, in the order of entering, from 1.</param>
/// <param name="What">What was entered.</param>
/// <param name="EnteredBy">The account that entered it.</param>
/// <param name="EnteredAt">When; any offset.</param>
public sealed record IndicatorEntry(long Id, IndicatorDraft What, string EnteredBy, DateTimeOffset EnteredAt)
{
    /// <summary>Whether it only takes another entry back.</summary>
    public bool TakesBack => What.Value is null;
}
