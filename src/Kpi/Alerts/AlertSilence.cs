namespace Ioc.Kpi.Alerts;

/// <summary>Alerts that nobody is told of for a while, because somebody said so. They are still shown, as muted.</summary>
/// <param name="Id">Given by the store; 0 before it is stored.</param>
/// <param name="Matchers">All must hold; never empty.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, exclusive; ending it early moves this.</param>
/// <param name="By">The account that made it.</param>
/// <param name="Reason">Why; never empty.</param>
/// <param name="EndedBy">The account that ended it early; null where it ran out or still runs.</param>
public sealed record AlertSilence(
    long Id, IReadOnlyList<AlertMatcher> Matchers, DateTimeOffset From, DateTimeOffset Until, string By, string Reason, string? EndedBy = null);
